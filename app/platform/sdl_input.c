// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/sdl_input.h"

#include <stdio.h>

static const struct {
    SDL_Keycode sdl;
    enum input_key key;
} keys[] = {
    {SDLK_TAB, KEY_TAB},
    {SDLK_RETURN, KEY_ENTER},
    {SDLK_KP_ENTER, KEY_ENTER},
    {SDLK_SPACE, KEY_SPACE},
    {SDLK_ESCAPE, KEY_ESC},
    {SDLK_AC_BACK, KEY_ESC},
    {SDLK_UP, KEY_UP},
    {SDLK_DOWN, KEY_DOWN},
    {SDLK_LEFT, KEY_LEFT},
    {SDLK_RIGHT, KEY_RIGHT},
    {SDLK_BACKSPACE, KEY_BACKSPACE},
    {SDLK_DELETE, KEY_DELETE},
    {SDLK_HOME, KEY_HOME},
    {SDLK_END, KEY_END},
    {SDLK_PAGEUP, KEY_PAGE_UP},
    {SDLK_PAGEDOWN, KEY_PAGE_DOWN},
    {SDLK_PLUS, KEY_PLUS},
    {SDLK_KP_PLUS, KEY_PLUS},
    {SDLK_MINUS, KEY_MINUS},
    {SDLK_KP_MINUS, KEY_MINUS},
    {SDLK_VOLUMEUP, KEY_VOLUME_UP},
    {SDLK_VOLUMEDOWN, KEY_VOLUME_DOWN},
};

static enum input_key key_of(const SDL_Keysym *sym)
{
    if (sym->sym >= SDLK_F1 && sym->sym <= SDLK_F12)
        return KEY_F1 + (enum input_key)(sym->sym - SDLK_F1);
    if (sym->sym >= SDLK_F13 && sym->sym <= SDLK_F24) /* SDL has other keys between */
        return KEY_F13 + (enum input_key)(sym->sym - SDLK_F13);
    if (sym->sym == SDLK_TAB && (sym->mod & KMOD_SHIFT))
        return KEY_BACKTAB;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].sdl == sym->sym)
            return keys[i].key;
    return KEY_NONE;
}

static bool point(struct input *input, enum input_type type, float x, float y)
{
    *input = (struct input){.type = type, .x = x, .y = y};
    return true;
}

static bool mouse(struct fingers *fingers, const SDL_Event *event, struct input *ret_input)
{
    const SDL_MouseButtonEvent *button = &event->button;
    if (event->type == SDL_MOUSEMOTION)
        return fingers->down && fingers->id == -1 &&
               point(ret_input, INPUT_MOVE, (float)event->motion.x, (float)event->motion.y);
    if (button->button != SDL_BUTTON_LEFT)
        return false;
    if (event->type == SDL_MOUSEBUTTONDOWN && !fingers->down) {
        fingers->down = true;
        fingers->id = -1;
        return point(ret_input, INPUT_DOWN, (float)button->x, (float)button->y);
    }
    if (event->type == SDL_MOUSEBUTTONUP && fingers->down && fingers->id == -1) {
        fingers->down = false;
        return point(ret_input, INPUT_UP, (float)button->x, (float)button->y);
    }
    return false;
}

static bool touch(struct fingers *fingers, const SDL_TouchFingerEvent *finger, struct input *ret_input)
{
    float x = finger->x * (float)fingers->w, y = finger->y * (float)fingers->h;
    if (finger->type == SDL_FINGERDOWN && !fingers->down) {
        fingers->down = true;
        fingers->id = finger->fingerId;
        return point(ret_input, INPUT_DOWN, x, y);
    }
    if (!fingers->down || fingers->id != finger->fingerId)
        return false;
    if (finger->type == SDL_FINGERMOTION)
        return point(ret_input, INPUT_MOVE, x, y);
    if (finger->type != SDL_FINGERUP)
        return false;
    fingers->down = false;
    return point(ret_input, INPUT_UP, x, y);
}

static bool window(struct fingers *fingers, const SDL_WindowEvent *event, struct input *ret_input)
{
    if (event->event == SDL_WINDOWEVENT_EXPOSED) {
        *ret_input = (struct input){.type = INPUT_EXPOSE};
        return true;
    }
    if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        fingers->w = event->data1;
        fingers->h = event->data2;
        *ret_input = (struct input){.type = INPUT_RESIZE, .w = event->data1, .h = event->data2};
        return true;
    }
    if (event->event != SDL_WINDOWEVENT_FOCUS_LOST || !fingers->down)
        return false;
    fingers->down = false;
    *ret_input = (struct input){.type = INPUT_CANCEL};
    return true;
}

bool sdl_input(struct fingers *fingers, const SDL_Event *event, struct input *ret_input)
{
    enum input_key key;
    switch (event->type) {
    case SDL_QUIT:
        *ret_input = (struct input){.type = INPUT_QUIT};
        return true;
    case SDL_WINDOWEVENT:
        return window(fingers, &event->window, ret_input);
    case SDL_MOUSEMOTION:
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return mouse(fingers, event, ret_input);
    case SDL_MOUSEWHEEL:
        *ret_input = (struct input){.type = INPUT_WHEEL, .y = event->wheel.preciseY};
        return true;
    case SDL_FINGERDOWN:
    case SDL_FINGERUP:
    case SDL_FINGERMOTION:
        return touch(fingers, &event->tfinger, ret_input);
    case SDL_KEYDOWN:
        key = key_of(&event->key.keysym);
        fingers->key_held = event->key.repeat != 0;
        *ret_input = (struct input){.type = INPUT_KEY, .key = key, .repeat = event->key.repeat != 0};
        return key != KEY_NONE;
    case SDL_TEXTINPUT:
        *ret_input = (struct input){.type = INPUT_TEXT, .repeat = fingers->key_held};
        snprintf(ret_input->text, sizeof ret_input->text, "%s", event->text.text);
        return ret_input->text[0] != '\0';
    }
    return false;
}
