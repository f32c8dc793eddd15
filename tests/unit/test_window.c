// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/rest.h"
#include "platform/sdl_input.h"
#include "platform/window.h"
#include "tests/unit/tree.h"

static void *ring_later(void *window)
{
    usleep(20000);
    window_wake(window);
    window_wake(window);
    return NULL;
}

static void a_window_without_video_sleeps_until_it_is_woken(void **state)
{
    (void)state;
    struct window *window;
    struct input input;
    pthread_t thread;
    assert_int_equal(window_open(320, 200, "test", false, PRESENT_NONE, &window), ERR_OK);
    assert_int_equal(window_pixels(window)->w, 320);
    assert_false(window_wait(window, 10, &input));
    assert_int_equal(input.type, INPUT_NONE);
    assert_int_equal(pthread_create(&thread, NULL, ring_later, window), 0);
    assert_true(window_wait(window, -1, &input));
    assert_int_equal(input.type, INPUT_WAKE);
    pthread_join(thread, NULL);
    const struct rect all = {0, 0, 320, 200};
    window_present(window, &all, 1);
    assert_int_equal(window_frames(window), 1);
    window_close(window);
}

static void the_dummy_driver_works_as_well(void **state)
{
    (void)state;
    struct window *window;
    struct input input;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(window_open(320, 200, "test", false, PRESENT_WINDOW, &window), ERR_OK);
    window_pixels(window)->px[0] = 0x123456;
    const struct rect all = {0, 0, 320, 200};
    window_present(window, &all, 1);
    assert_int_equal(window_frames(window), 1);
    window_wake(window);
    assert_true(window_wait(window, -1, &input));
    assert_int_equal(input.type, INPUT_WAKE);
    assert_false(window_wait(window, 0, &input));
    window_close(window);
}

static SDL_Event finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    return (SDL_Event){.tfinger = {.type = type, .fingerId = id, .x = x, .y = y}};
}

static void assert_next(struct window *window, enum input_type type, float x)
{
    struct input input;
    assert_true(window_wait(window, 0, &input));
    assert_int_equal(input.type, type);
    assert_true(input.x == x);
}

static void of_the_places_that_a_finger_was_at_only_the_last_counts(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        SDL_FingerID id;
        float x;
    } rows[] = {
        {SDL_FINGERDOWN, 1, 0.1f},   {SDL_FINGERMOTION, 1, 0.2f}, {SDL_FINGERMOTION, 1, 0.3f},
        {SDL_FINGERMOTION, 2, 0.9f}, {SDL_FINGERMOTION, 1, 0.4f}, {SDL_FINGERUP, 1, 0.4f},
        {SDL_FINGERDOWN, 1, 0.5f},   {SDL_FINGERMOTION, 1, 0.6f},
    };
    struct window *window;
    struct input input;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_int_equal(window_open(1000, 200, "test", false, PRESENT_WINDOW, &window), ERR_OK);
    while (window_wait(window, 0, &input)) /* what opening it brought */
        ;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event event = finger(rows[i].type, rows[i].id, rows[i].x, 0.5f);
        assert_int_equal(SDL_PushEvent(&event), 1);
    }
    assert_next(window, INPUT_DOWN, 100);
    assert_next(window, INPUT_MOVE, 400);
    assert_next(window, INPUT_UP, 400);
    assert_next(window, INPUT_DOWN, 500);
    assert_next(window, INPUT_MOVE, 600);
    assert_false(window_wait(window, 0, &input));
    window_close(window);
}

/* A pipe stands for the device: bytes that become readable are all that counts. */
static void input_devices_end_the_rest_and_new_ones_are_found(void **state)
{
    (void)state;
    char folder[] = "/tmp/test_rest_XXXXXX", path[64];
    struct rest rest;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/event0", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    int first = open(path, O_RDWR | O_CLOEXEC);
    rest_open(&rest, folder);
    assert_int_equal(rest_wait(&rest, 1), REST_TIME);
    assert_int_equal(write(first, "x", 1), 1);
    assert_int_equal(rest_wait(&rest, -1), REST_INPUT);
    assert_int_equal(rest_wait(&rest, 1), REST_TIME);
    rest_ring(&rest);
    rest_ring(&rest);
    assert_int_equal(rest_wait(&rest, -1), REST_RUNG);
    assert_int_equal(rest_wait(&rest, 1), REST_TIME);
    close(first);
    unlink(path);
    snprintf(path, sizeof path, "%s/event1", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    int second = open(path, O_RDWR | O_CLOEXEC);
    assert_int_equal(rest_wait(&rest, 1000), REST_INPUT);
    assert_int_equal(write(second, "x", 1), 1);
    assert_int_equal(rest_wait(&rest, 1000), REST_INPUT);
    assert_int_equal(rest_wait(&rest, 1), REST_TIME);
    rest_close(&rest);
    close(second);
    unlink(path);
    rmdir(folder);
}

/* A17, A31: the first finger counts until it is lifted, whatever the others do. */
static void further_fingers_are_ignored(void **state)
{
    (void)state;
    static const struct {
        Uint32 type;
        SDL_FingerID id;
        enum input_type expected;
    } rows[] = {
        {SDL_FINGERDOWN, 1, INPUT_DOWN},   {SDL_FINGERDOWN, 2, INPUT_NONE}, {SDL_FINGERMOTION, 2, INPUT_NONE},
        {SDL_FINGERMOTION, 1, INPUT_MOVE}, {SDL_FINGERUP, 2, INPUT_NONE},   {SDL_FINGERUP, 1, INPUT_UP},
        {SDL_FINGERMOTION, 1, INPUT_NONE}, {SDL_FINGERDOWN, 2, INPUT_DOWN}, {SDL_FINGERUP, 2, INPUT_UP}};
    struct fingers fingers = {.w = 1000, .h = 2000};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event event = finger(rows[i].type, rows[i].id, 0.5f, 0.25f);
        struct input input = {.type = INPUT_NONE};
        assert_int_equal(sdl_input(&fingers, &event, &input), rows[i].expected != INPUT_NONE);
        assert_int_equal(input.type, rows[i].expected);
        if (rows[i].expected != INPUT_NONE)
            assert_true(input.x == 500 && input.y == 500);
    }
}

static void the_mouse_is_a_finger_with_its_left_button_down(void **state)
{
    (void)state;
    struct fingers fingers = {.w = 1000, .h = 2000};
    struct input input;
    SDL_Event move = {.motion = {.type = SDL_MOUSEMOTION, .x = 7, .y = 9}};
    SDL_Event right = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_RIGHT}};
    SDL_Event down = {.button = {.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_LEFT, .x = 3, .y = 4}};
    assert_false(sdl_input(&fingers, &move, &input));
    assert_false(sdl_input(&fingers, &right, &input));
    assert_true(sdl_input(&fingers, &down, &input));
    assert_true(input.type == INPUT_DOWN && input.x == 3 && input.y == 4);
    assert_true(sdl_input(&fingers, &move, &input));
    assert_true(input.type == INPUT_MOVE && input.x == 7);
}

static void keys_have_names_of_our_own(void **state)
{
    (void)state;
    static const struct {
        SDL_Keycode sym;
        Uint16 mod;
        enum input_key key;
    } rows[] = {{SDLK_TAB, 0, KEY_TAB},      {SDLK_TAB, KMOD_LSHIFT, KEY_BACKTAB},
                {SDLK_RETURN, 0, KEY_ENTER}, {SDLK_KP_ENTER, 0, KEY_ENTER},
                {SDLK_ESCAPE, 0, KEY_ESC},   {SDLK_UP, 0, KEY_UP},
                {SDLK_F1, 0, KEY_F1},        {SDLK_F12, 0, KEY_F12},
                {SDLK_KP_PLUS, 0, KEY_PLUS}, {SDLK_MINUS, 0, KEY_MINUS},
                {SDLK_a, 0, KEY_NONE}};
    struct fingers fingers = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        SDL_Event event = {
            .key = {.type = SDL_KEYDOWN, .repeat = 1, .keysym = {.sym = rows[i].sym, .mod = rows[i].mod}}};
        struct input input;
        assert_int_equal(sdl_input(&fingers, &event, &input), rows[i].key != KEY_NONE);
        assert_int_equal(input.key, rows[i].key);
        assert_true(input.repeat);
    }
}

static void typed_text_arrives_as_text(void **state)
{
    (void)state;
    struct fingers fingers = {0};
    SDL_Event event = {.text = {.type = SDL_TEXTINPUT, .text = "å"}};
    struct input input;
    assert_true(sdl_input(&fingers, &event, &input));
    assert_int_equal(input.type, INPUT_TEXT);
    assert_string_equal(input.text, "å");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_without_video_sleeps_until_it_is_woken),
        cmocka_unit_test(the_dummy_driver_works_as_well),
        cmocka_unit_test(of_the_places_that_a_finger_was_at_only_the_last_counts),
        cmocka_unit_test(input_devices_end_the_rest_and_new_ones_are_found),
        cmocka_unit_test(further_fingers_are_ignored),
        cmocka_unit_test(the_mouse_is_a_finger_with_its_left_button_down),
        cmocka_unit_test(keys_have_names_of_our_own),
        cmocka_unit_test(typed_text_arrives_as_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
