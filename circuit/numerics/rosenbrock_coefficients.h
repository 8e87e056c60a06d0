#pragma once

namespace disinhibit {

/// The Rosenbrock method RODAS5P: order 5, embedded error estimate of order 4, dense output of order 4, L-stable and
/// stiffly accurate. In the transformed variables u_i, which need no product with the Jacobian J (Hairer & Wanner 1996,
/// Solving Ordinary Differential Equations II, section IV.7), a step of size h from y_0 is
///   (I / (h gamma) - J) u_i = f(g_i) + sum_j (c_ij / h) u_j,   j < i,   i = 0 .. stages - 1
///   g_i = y_0 + sum_j a_ij u_j  for i < full_arguments,  g_i = g_(i-1) + u_(i-1)  after that
///   y_1 = g_last + u_last,   error estimate u_last
///   y(x) = (1 - x) y_0 + x (y_1 + (1 - x) (d_0 + x (d_1 + x d_2))),   d_k = sum_j dense_kj u_j,   x in [0, 1]
/// Source of the coefficients: Steinebach 2023, Construction of Rosenbrock-Wanner method Rodas5P and numerical benchmarks
/// within the Julia Differential Equations package, BIT Numerical Mathematics 63:27, doi:10.1007/s10543-023-00967-x.
/// Checked by tests/validation/solver_order_test.cpp.
struct Rodas5P {
    static constexpr int stages = 8;
    static constexpr int error_order = 5; ///< the estimate is proportional to h to this power
    static constexpr int dense_terms = 3;
    static constexpr double gamma = 0.21193756319429014;
    static constexpr int full_arguments = 6;
    static constexpr double a[6][5] = {
        {},
        {3.0},
        {2.849394379747939, 0.45842242204463923},
        {-6.954028509809101, 2.489845061869568, -10.358996098473584},
        {2.8029986275628964, 0.5072464736228206, -0.3988312541770524, -0.04721187230404641},
        {-7.502846399306121,
         2.561846144803919,
         -11.627539656261098,
         -0.18268767659942256,
         0.030198172008377946},
    };
    static constexpr double c[8][7] = {
        {},
        {-14.155112264123755},
        {-17.97296035885952, -2.859693295451294},
        {147.12150275711716, -1.41221402718213, 71.68940251302358},
        {165.43517024871676, -0.4592823456491126, 42.90938336958603, -5.961986721573306},
        {24.854864614690072,
         -3.0009227002832186,
         47.4931110020768,
         5.5814197821558125,
         -0.6610691825249471},
        {30.91273214028599,
         -3.1208243349937974,
         77.79954646070892,
         34.28646028294783,
         -19.097331116725623,
         -28.087943162872662},
        {37.80277123390563,
         -3.2571969029072276,
         112.26918849496327,
         66.9347231244047,
         -40.06618937091002,
         -54.66780262877968,
         -9.48861652309627},
    };
    static constexpr double dense[3][8] = {
        {25.948786856663858,
         -2.5579724845846235,
         10.433815404888879,
         -2.3679251022685204,
         0.524948541321073,
         1.1241088310450404,
         0.4272876194431874,
         -0.17202221070155493},
        {-9.91568850695171,
         -0.9689944594115154,
         3.0438037242978453,
         -24.495224566215796,
         20.176138334709044,
         15.98066361424651,
         -6.789040303419874,
         -6.710236069923372},
        {11.419903575922262,
         2.8879645146136994,
         72.92137995996029,
         80.12511834622643,
         -52.072871366152654,
         -59.78993625266729,
         -0.15582684282751913,
         4.883087185713722},
    };
};

} // namespace disinhibit
