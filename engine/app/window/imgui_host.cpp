#include "engine/app/window/imgui_host.h"

#include <SDL.h>

#include <algorithm>

#include "engine/ui/gui/gui.h"

namespace disinhibit {
namespace {

// Dear ImGui needs time to pass between frames, even in a still.
constexpr float shortest_frame_s = 1e-4f;

} // namespace

ImguiHost::ImguiHost(const gl::GlContext& context, SDL_Window* window) : window_(window) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    if (window_ != nullptr) {
        ImGui_ImplSDL2_InitForOpenGL(window_, SDL_GL_GetCurrentContext());
    }
    ImGui_ImplOpenGL3_Init(context.is_es() ? "#version 300 es" : "#version 330 core");
}

ImguiHost::~ImguiHost() {
    ImGui_ImplOpenGL3_Shutdown();
    if (window_ != nullptr) {
        ImGui_ImplSDL2_Shutdown();
    }
    ImGui::DestroyContext();
}

void ImguiHost::handle(const SDL_Event& event) {
    if (event.type == SDL_KEYDOWN) {
        pressed_.insert(event.key.keysym.scancode);
    } else if (event.type == SDL_KEYUP && pressed_.contains(event.key.keysym.scancode)) {
        released_.push_back(event);
        return;
    }
    if (event.type == SDL_MOUSEMOTION) {
        pointer_ =
            SDL_FPoint{static_cast<float>(event.motion.x), static_cast<float>(event.motion.y)};
    } else if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_LEAVE) {
        pointer_.reset();
    }
    const SDL_Event scaled = in_frame_pixels(event, pixel_ratio_);
    ImGui_ImplSDL2_ProcessEvent(&scaled);
}

void ImguiHost::let_go_of_keys() {
    for (const SDL_Event& event : released_) {
        ImGui_ImplSDL2_ProcessEvent(&event);
    }
    released_.clear();
    pressed_.clear();
}

void ImguiHost::renew_font_texture() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

void ImguiHost::begin_frame(int width_px, int height_px, float pixel_ratio, float wall_s) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    if (window_ != nullptr) {
        ImGui_ImplSDL2_NewFrame();
        pixel_ratio_ = pixel_ratio;
        place_pointer(pointer_, pixel_ratio);
    } else {
        io.MousePos = {-1.0f, -1.0f};
    }
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    io.DisplayFramebufferScale = {1.0f, 1.0f};
    io.DeltaTime = std::max(wall_s, shortest_frame_s);
    ImGui::NewFrame();
}

void ImguiHost::give_frame_up() {
    ImGui::ErrorCheckEndFrameRecover(nullptr);
    ImGui::EndFrame();
    let_go_of_keys();
}

void ImguiHost::end_frame() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    let_go_of_keys();
}

} // namespace disinhibit
