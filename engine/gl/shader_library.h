#pragma once

#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/gl/handle.h"

namespace disinhibit::gl {

/// A linked pair of shaders. Stays valid, at the same address, as long as its library; its program object may be
/// replaced by a reload.
class ShaderProgram {
  public:
    void use() const { glUseProgram(program_.id()); }
    /// Place of a uniform, -1 if the shader does not use it.
    GLint uniform(const char* name) const { return glGetUniformLocation(program_.id(), name); }

  private:
    friend class ShaderLibrary;
    std::string vertex_file_;
    std::string fragment_file_;
    Program program_;
    std::vector<std::filesystem::path> files_;
    std::filesystem::file_time_type newest_{};
};

/// What a hot reload did.
struct ReloadResult {
    int reloaded = 0; ///< programs replaced
    std::string
        error; ///< empty if all is well; else file, line and message, and the last good program stays
};

/// Reads shaders at run time from one folder: `<name>.vert`, `<name>.frag`, includes relative to the folder.
class ShaderLibrary {
  public:
    /// `es`: write the ES 3.0 version line (GlContext::is_es).
    ShaderLibrary(std::filesystem::path folder, bool es);

    /// Compiles and links `<vertex>.vert` with `<fragment>.frag`. Throws InputError with file, line and message.
    ShaderProgram& load(const std::string& vertex, const std::string& fragment);
    /// Rebuilds every program one of whose files is newer than it was. Never throws for a faulty shader.
    ReloadResult reload_changed();

  private:
    void build(ShaderProgram& program) const;

    std::filesystem::path folder_;
    bool es_;
    std::deque<ShaderProgram> programs_;
};

} // namespace disinhibit::gl
