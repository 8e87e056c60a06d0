#pragma once

#include <utility>

#include "engine/gl/api.h"

namespace disinhibit::gl {

/// Owns one GL object; move-only. `Kind` says how such an object is made and destroyed. The context it was made in
/// must be current when it is destroyed.
template <typename Kind> class Handle {
  public:
    Handle() = default;
    explicit Handle(GLuint id) : id_(id) {}
    Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        if (this != &other) {
            reset();
            id_ = std::exchange(other.id_, 0);
        }
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { reset(); }

    static Handle make() { return Handle(Kind::make()); }
    void reset() {
        if (id_ != 0) {
            Kind::destroy(id_);
        }
        id_ = 0;
    }
    GLuint id() const { return id_; }
    explicit operator bool() const { return id_ != 0; }

  private:
    GLuint id_ = 0;
};

struct BufferKind {
    static GLuint make() {
        GLuint id = 0;
        glGenBuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteBuffers(1, &id); }
};

struct VertexArrayKind {
    static GLuint make() {
        GLuint id = 0;
        glGenVertexArrays(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteVertexArrays(1, &id); }
};

struct TextureKind {
    static GLuint make() {
        GLuint id = 0;
        glGenTextures(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteTextures(1, &id); }
};

struct FramebufferKind {
    static GLuint make() {
        GLuint id = 0;
        glGenFramebuffers(1, &id);
        return id;
    }
    static void destroy(GLuint id) { glDeleteFramebuffers(1, &id); }
};

struct ShaderKind {
    static void destroy(GLuint id) { glDeleteShader(id); }
};

struct ProgramKind {
    static GLuint make() { return glCreateProgram(); }
    static void destroy(GLuint id) { glDeleteProgram(id); }
};

using Buffer = Handle<BufferKind>;
using VertexArray = Handle<VertexArrayKind>;
using Texture = Handle<TextureKind>;
using Framebuffer = Handle<FramebufferKind>;
using Shader = Handle<ShaderKind>;
using Program = Handle<ProgramKind>;

} // namespace disinhibit::gl
