/* SPDX-License-Identifier: GPL-3.0-or-later
 * A window with pixels to paint into, its input, and rest: without input and without a time limit it sleeps
 * in one system call. All but window_wake is for the thread that opened it; one window a process. */
#ifndef PLATFORM_WINDOW_H
#define PLATFORM_WINDOW_H

#include <stdint.h>

#include "base/err.h"
#include "platform/input.h"
#include "platform/paint.h"

enum present {
    PRESENT_WINDOW, /* on SDL's video driver, "dummy" too */
    PRESENT_NONE,   /* pixels in memory, no video at all */
};
struct window;
/* ERR_IO when there is no display. `title` is copied. */
enum err window_open(int w, int h, const char *title, bool fullscreen, enum present present,
                     struct window **ret_window);
void window_close(struct window *window);
/* Another size from the program's own side; the pixels are new and empty. ERR_IO when the display will not
 * have it. */
enum err window_resize(struct window *window, int w, int h);
/* Until the next window_wait. Keeps what was painted, so that only damage need be painted again. */
const struct pixels *window_pixels(struct window *window);
void window_present(struct window *window, const struct rect *rects, int n);
uint64_t window_frames(const struct window *window); /* presented so far: health is that this grows */
/* Sleeps until something happens, at most timeout_ms (−1: as long as it takes). False, and INPUT_NONE, when
 * nothing did. Of the places that a finger was at since the last call only the newest is told. */
bool window_wait(struct window *window, int timeout_ms, struct input *ret_input);
void window_wake(struct window *window); /* from any thread: window_wait returns INPUT_WAKE, once for any
                                            number of calls */

#endif
