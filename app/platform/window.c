// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/window.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "platform/rest.h"
#include "platform/sdl_input.h"

enum { RECTS_MAX = 64 };

struct window {
    SDL_Window *sdl;    /* NULL with PRESENT_NONE */
    bool events;        /* SDL can sleep until there are some */
    struct rest rest;   /* and where it cannot */
    atomic_bool waking; /* an event is under way already */
    Uint32 wake_type;
    struct fingers fingers;
    struct pixels pixels;
    uint32_t *own; /* the pixels of PRESENT_NONE */
    uint64_t frames;
};

/* Before the window is made: else SDL paints through OpenGL and brings in Mesa, 76 MiB of it. Touches stay
 * touches. */
static void set_hints(void)
{
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
}

static bool take_surface(struct window *window)
{
    SDL_Surface *surface = SDL_GetWindowSurface(window->sdl);
    if (!surface || surface->format->BytesPerPixel != 4 || surface->format->Rmask != 0xFF0000) {
        log_error("window: no 32-bit pixels: %s", SDL_GetError());
        return false;
    }
    window->pixels = (struct pixels){surface->pixels, surface->w, surface->h, surface->pitch / 4};
    return true;
}

static enum err open_sdl(struct window *window, int w, int h, const char *title, bool fullscreen)
{
    set_hints();
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        log_error("window: %s", SDL_GetError());
        return ERR_IO;
    }
    Uint32 flags = fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0;
    window->sdl = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, w, h, flags);
    if (!window->sdl || !take_surface(window)) {
        log_error("window: %s", SDL_GetError());
        return ERR_IO;
    }
    window->wake_type = SDL_RegisterEvents(1);
    const char *driver = SDL_GetCurrentVideoDriver();
    window->events = strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0;
    if (!window->events && strcmp(driver, "dummy") != 0) {
        rest_close(&window->rest);
        rest_open(&window->rest, "/dev/input");
    }
    window->fingers.w = window->pixels.w;
    window->fingers.h = window->pixels.h;
    if (fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    return ERR_OK;
}

static enum err open_memory(struct window *window, int w, int h)
{
    window->own = calloc((size_t)w * (size_t)h, sizeof *window->own);
    if (!window->own)
        abort();
    window->pixels = (struct pixels){window->own, w, h, w};
    return ERR_OK;
}

enum err window_open(int w, int h, const char *title, bool fullscreen, enum present present,
                     struct window **ret_window)
{
    struct window *window = calloc(1, sizeof *window);
    if (!window)
        abort();
    rest_open(&window->rest, NULL);
    enum err err =
        present == PRESENT_NONE ? open_memory(window, w, h) : open_sdl(window, w, h, title, fullscreen);
    if (err == ERR_OK)
        *ret_window = window;
    else
        window_close(window);
    return err;
}

void window_close(struct window *window)
{
    if (window->sdl)
        SDL_DestroyWindow(window->sdl);
    if (!window->own && SDL_WasInit(SDL_INIT_VIDEO))
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    rest_close(&window->rest);
    free(window->own);
    free(window);
}

enum err window_resize(struct window *window, int w, int h)
{
    if (!window->sdl) {
        free(window->own);
        return open_memory(window, w, h);
    }
    SDL_SetWindowSize(window->sdl, w, h);
    if (!take_surface(window) || window->pixels.w != w || window->pixels.h != h)
        return ERR_IO;
    window->fingers.w = w;
    window->fingers.h = h;
    return ERR_OK;
}

const struct pixels *window_pixels(struct window *window)
{
    return &window->pixels;
}

uint64_t window_frames(const struct window *window)
{
    return window->frames;
}

static SDL_Rect whole_pixels(struct rect rect)
{
    int x = (int)floorf(rect.x), y = (int)floorf(rect.y);
    return (SDL_Rect){x, y, (int)ceilf(rect.x + rect.w) - x, (int)ceilf(rect.y + rect.h) - y};
}

void window_present(struct window *window, const struct rect *rects, int n)
{
    SDL_Rect areas[RECTS_MAX], panel = {0, 0, window->pixels.w, window->pixels.h};
    int used = 0;
    for (int i = 0; i < n && n <= RECTS_MAX; i++) {
        SDL_Rect area = whole_pixels(rects[i]);
        used += SDL_IntersectRect(&area, &panel, &areas[used]) == SDL_TRUE;
    }
    if (n > RECTS_MAX)
        areas[used++] = panel;
    bool shown = !window->sdl || used == 0 || SDL_UpdateWindowSurfaceRects(window->sdl, areas, used) == 0;
    if (shown)
        window->frames++;
    else
        log_warn("window: %s", SDL_GetError());
}

void window_wake(struct window *window)
{
    if (!window->events) {
        rest_ring(&window->rest);
        return;
    }
    SDL_Event event = {.type = window->wake_type};
    if (!atomic_exchange(&window->waking, true) && SDL_PushEvent(&event) != 1)
        atomic_store(&window->waking, false);
}

static bool translate_one(struct window *window, const SDL_Event *event, struct input *ret_input)
{
    if (event->type == window->wake_type) {
        atomic_store(&window->waking, false);
        *ret_input = (struct input){.type = INPUT_WAKE};
        return true;
    }
    if (!sdl_input(&window->fingers, event, ret_input))
        return false;
    return ret_input->type != INPUT_RESIZE || take_surface(window);
}

static bool peek(SDL_Event *event, SDL_eventaction action)
{
    return SDL_PeepEvents(event, 1, action, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

/* A panel tells of a finger more often than a screen is drawn: of several places only the last counts, else
 * the list lags behind the finger. */
static bool translate(struct window *window, const SDL_Event *event, struct input *ret_input)
{
    SDL_Event next;
    bool any = translate_one(window, event, ret_input);
    while (any && ret_input->type == INPUT_MOVE && peek(&next, SDL_PEEKEVENT) &&
           (next.type == SDL_FINGERMOTION || next.type == SDL_MOUSEMOTION) && peek(&next, SDL_GETEVENT))
        translate_one(window, &next, ret_input);
    return any;
}

/* What SDL has already, without waiting. */
static bool next_event(struct window *window, struct input *ret_input)
{
    SDL_Event event;
    while (window->sdl && SDL_PollEvent(&event))
        if (translate(window, &event, ret_input))
            return true;
    return false;
}

static bool sleep_here(struct window *window, int timeout_ms, struct input *ret_input)
{
    if (rest_wait(&window->rest, timeout_ms) != REST_RUNG)
        return false;
    *ret_input = (struct input){.type = INPUT_WAKE};
    return true;
}

static bool sleep_in_sdl(struct window *window, int timeout_ms, struct input *ret_input)
{
    SDL_Event event;
    return SDL_WaitEventTimeout(&event, timeout_ms) && translate(window, &event, ret_input);
}

bool window_wait(struct window *window, int timeout_ms, struct input *ret_input)
{
    uint64_t until = SDL_GetTicks64() + (uint64_t)(timeout_ms > 0 ? timeout_ms : 0);
    for (;;) {
        uint64_t now = SDL_GetTicks64();
        int left = timeout_ms < 0 ? -1 : until > now ? (int)(until - now) : 0;
        if (next_event(window, ret_input))
            return true;
        if (window->events ? sleep_in_sdl(window, left, ret_input) : sleep_here(window, left, ret_input))
            return true;
        if (timeout_ms >= 0 && SDL_GetTicks64() >= until)
            break;
    }
    *ret_input = (struct input){.type = INPUT_NONE};
    return false;
}
