#include "engine/gl/shader_library.h"

#include <algorithm>

#include "circuit/io/text/input_error.h"
#include "engine/gl/shader_source.h"

namespace disinhibit::gl {

namespace {

Shader compile(GLenum stage, const ShaderSource& source) {
    Shader shader(glCreateShader(stage));
    const char* text = source.text.c_str();
    glShaderSource(shader.id(), 1, &text, nullptr);
    glCompileShader(shader.id());
    GLint ok = GL_FALSE;
    glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &ok);
    if (!ok) {
        GLint length = 0;
        glGetShaderiv(shader.id(), GL_INFO_LOG_LENGTH, &length);
        std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
        glGetShaderInfoLog(shader.id(), length, &length, log.data());
        log.resize(static_cast<std::size_t>(length));
        throw InputError(explain_compile_log(source, log));
    }
    return shader;
}

std::filesystem::file_time_type newest_time(const std::vector<std::filesystem::path>& files) {
    auto newest = std::filesystem::file_time_type::min();
    for (const std::filesystem::path& file : files) {
        std::error_code missing;
        const auto time = std::filesystem::last_write_time(file, missing);
        if (!missing) {
            newest = std::max(newest, time);
        }
    }
    return newest;
}

} // namespace

ShaderLibrary::ShaderLibrary(std::filesystem::path folder, bool es)
    : folder_(std::move(folder)), es_(es) {}

ShaderProgram& ShaderLibrary::load(const std::string& vertex, const std::string& fragment) {
    ShaderProgram program;
    program.vertex_file_ = vertex + ".vert";
    program.fragment_file_ = fragment + ".frag";
    build(program);
    programs_.push_back(std::move(program));
    return programs_.back();
}

void ShaderLibrary::build(ShaderProgram& program) const {
    const ShaderSource vertex = load_shader_source(folder_, program.vertex_file_, es_);
    const ShaderSource fragment = load_shader_source(folder_, program.fragment_file_, es_);
    const Shader vertex_shader = compile(GL_VERTEX_SHADER, vertex);
    const Shader fragment_shader = compile(GL_FRAGMENT_SHADER, fragment);
    Program linked = Program::make();
    glAttachShader(linked.id(), vertex_shader.id());
    glAttachShader(linked.id(), fragment_shader.id());
    glLinkProgram(linked.id());
    glDetachShader(linked.id(), vertex_shader.id());
    glDetachShader(linked.id(), fragment_shader.id());
    GLint ok = GL_FALSE;
    glGetProgramiv(linked.id(), GL_LINK_STATUS, &ok);
    if (!ok) {
        GLint length = 0;
        glGetProgramiv(linked.id(), GL_INFO_LOG_LENGTH, &length);
        std::string log(static_cast<std::size_t>(std::max(length, 1)), '\0');
        glGetProgramInfoLog(linked.id(), length, &length, log.data());
        log.resize(static_cast<std::size_t>(length));
        throw InputError((folder_ / program.fragment_file_).string() + ": cannot be linked with " +
                         program.vertex_file_ + ": " + log);
    }
    program.program_ = std::move(linked);
    program.files_ = vertex.files;
    program.files_.insert(program.files_.end(), fragment.files.begin(), fragment.files.end());
    program.newest_ = newest_time(program.files_);
}

ReloadResult ShaderLibrary::reload_changed() {
    ReloadResult result;
    for (ShaderProgram& program : programs_) {
        const auto newest = newest_time(program.files_);
        if (newest <= program.newest_) {
            continue;
        }
        try {
            build(program);
            ++result.reloaded;
        } catch (const InputError& fault) {
            result.error = fault.what();
        }
        program.newest_ = newest; // a faulty file is tried again only after its next change
    }
    return result;
}

} // namespace disinhibit::gl
