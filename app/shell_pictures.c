// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures between the frame that shows them, the files on the disk and the thread that fetches them.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "platform/picture_cache.h"
#include "shell.h"
#include "sync/picture_folder.h"

struct picture_files { /* for the decoding thread; constant while it runs */
    char folder[512];
    void (*wake)(void);
};

static enum err read_file(void *ctx, const char *name, struct arena *arena, struct str *ret_bytes)
{
    const struct picture_files *files = ctx;
    return picture_folder_read(files->folder, name, arena, ret_bytes);
}

static void wake(void *ctx)
{
    const struct picture_files *files = ctx;
    files->wake();
}

void shell_pictures_open(struct shell *shell, const char *data, void (*wake_shell)(void))
{
    struct picture_files *files = calloc(1, sizeof *files);
    if (!files)
        abort();
    snprintf(files->folder, sizeof files->folder, "%s/pictures", data);
    files->wake = wake_shell;
    struct picture_cache_plan plan = {.read = read_file, .wake = wake, .ctx = files};
    shell->picture_files = files;
    shell->pictures = picture_cache_new(&plan);
}

void shell_pictures_close(struct shell *shell)
{
    picture_cache_free(shell->pictures);
    free(shell->picture_files);
}

/* Which of the frame's pictures are there is a part of what is drawn: one that comes is damage. */
void shell_pictures_frame(struct shell *shell, struct draw_list *list)
{
    picture_cache_set_panel(shell->pictures, shell->panel.w_px, shell->panel.h_px);
    picture_cache_begin(shell->pictures);
    shell->marks.pictures_lack = false;
    for (int i = 0; i < list->n; i++) {
        struct draw *draw = &list->items[i];
        int w, h;
        if (draw->type != DRAW_PICTURE)
            continue;
        draw_box_px(draw, &w, &h);
        draw->ready = picture_cache_ask(shell->pictures, draw->image, w, h) != NULL;
        draw->hash = draw_hash(draw);
        shell->marks.pictures_lack = shell->marks.pictures_lack || !draw->ready;
    }
}

static void fetch_lacking(struct shell *shell)
{
    struct image image;
    while (picture_cache_lacks(shell->pictures, &image)) {
        struct picture_file file = {.bytes = image.bytes};
        memcpy(file.name, image.name, PICTURE_NAME_LEN + 1);
        jobs_want_picture(shell->jobs, &file);
    }
}

void shell_pictures_pump(struct shell *shell)
{
    if (jobs_pictures_came(shell->jobs))
        picture_cache_again(shell->pictures);
    if (picture_cache_news(shell->pictures))
        shell->moved = true; /* the tree is the same, only drawn anew where it came */
    fetch_lacking(shell);
}
