/* SPDX-License-Identifier: GPL-3.0-or-later
 * The kiosk's shell: keeps the model, turns input into messages and effects into jobs, and the tree into
 * pixels. Both the window's loop and scripts drive it, through the same functions. One thread. */
#ifndef SHELL_H
#define SHELL_H

#include "base/buf.h"
#include "hands.h"
#include "jobs.h"
#include "languages.h"
#include "timekeeper.h"
#include "kiosk/model.h"
#include "platform/fonts.h"
#include "platform/input.h"
#include "platform/paint.h"
#include "platform/window.h"
#include "reader.h"
#include "text/format.h"
#include "ui/draw.h"
#include "ui/layout.h"

struct frame {
    struct arena arena; /* of the tree */
    struct node *root;
    struct arena list_arena;
    struct draw_list list;
};

struct marks { /* when a person acted and what it took to show the answer: for --verbose */
    bool content_shown, acted, moved;    /* moved: by a finger that is still down */
    bool awaits_pictures, pictures_lack; /* since that act; in the newest frame */
    int64_t acted_us, acted_cpu_us;
    struct cache_mark {
        uint64_t hits, misses;
    } runs, texts; /* as they were at the last such line */
};

struct shell {
    struct model model;
    struct theme theme;
    struct panel panel;
    struct languages languages;
    struct fonts *fonts;
    struct text_cache *texts;
    struct painter *painter;
    struct picture_cache *pictures;
    struct picture_files *picture_files;
    struct window *window;
    struct jobs *jobs;
    struct timekeeper *time;
    struct frame frames[2];
    int current;  /* the frame shown */
    bool stale;   /* the model changed since */
    bool moved;   /* nothing changed but how far the list is scrolled */
    bool gone;    /* a session ended since the last frame */
    bool repaint; /* everything must be painted again */
    struct hands hands;
    struct marks marks;
    struct voice *voice;
    const char *chime; /* NULL: none */
    bool asked;        /* the question was up in the frame before */
    struct reader reader;
    bool quit;
};

struct shell_options {
    struct site site;
    struct panel panel;
    const char *i18n;    /* folder of the .mo files */
    const char *prompts; /* folder with a folder of recordings for each language */
    const char *chime;   /* a sound that asks whether somebody is there; NULL: none */
    const char *title;
    const char *data; /* the folder that the pictures are in */
    void (*wake)(void);
    struct voice_options voice;
    struct keymap keymap;
    bool full_screen, no_window;
};

enum err shell_open(struct shell *shell, const struct shell_options *options, struct jobs *jobs,
                    struct timekeeper *time);
void shell_start(struct shell *shell); /* asks for the first content */
void shell_close(struct shell *shell);

void shell_send(struct shell *shell, struct message message); /* completes the time */
/* Takes what the jobs report. True when anything was there. */
bool shell_pump(struct shell *shell);
/* Makes the tree of the model and paints what changed. Nothing when nothing changed, or while the page is
 * awaited. */
void shell_frame(struct shell *shell);
const struct node *shell_tree(struct shell *shell); /* of an up-to-date frame */
const struct words *shell_words(const struct shell *shell);
void shell_input(struct shell *shell, const struct input *input);
void shell_tick(struct shell *shell); /* time passed: idle, greeting, a finger that is down, the switch */
int64_t shell_next_tick_ms(const struct shell *shell);
/* Parts of it in files of their own: shell_frame.c, shell_pictures.c, hands.h, marks.c. */
void shell_pictures_open(struct shell *shell, const char *data, void (*wake)(void));
void shell_pictures_close(struct shell *shell);
void shell_pictures_frame(struct shell *shell, struct draw_list *list);
void shell_pictures_pump(struct shell *shell);
void shell_theme(struct shell *shell); /* as the session has it */
void marks_act(struct shell *shell);
void marks_move(struct shell *shell);
void marks_paint(struct shell *shell);
void shell_resize(struct shell *shell, const struct panel *panel);

#endif
