#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

/// Every test process has a temporary folder and a state folder of its own: tests run side by side, and none reads or writes
/// what the user's window remembers.
namespace disinhibit {
namespace {

class OwnFolders : public testing::Environment {
  public:
    void SetUp() override {
        std::string folder = std::filesystem::temp_directory_path() / "disinhibit-tests-XXXXXX";
        ASSERT_NE(mkdtemp(folder.data()), nullptr) << folder;
        folder_ = folder;
        setenv("TMPDIR", folder.c_str(), 1);
        setenv("XDG_STATE_HOME", (folder + "/state").c_str(), 1);
    }
    void TearDown() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

  private:
    std::filesystem::path folder_;
};

[[maybe_unused]] const testing::Environment* const own_folders =
    testing::AddGlobalTestEnvironment(new OwnFolders);

} // namespace
} // namespace disinhibit
