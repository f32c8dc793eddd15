// SPDX-License-Identifier: GPL-3.0-or-later
// What the kiosk measures of itself, said with --verbose; tests/bench reads these lines.
#include <stdio.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "kiosk/screen.h"
#include "platform/picture_cache.h"
#include "shell.h"

static int64_t cpu_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void marks_act(struct shell *shell)
{
    shell->marks.acted = shell->marks.awaits_pictures = true;
    shell->marks.moved = false;
    shell->marks.acted_us = clock_mono_us();
    shell->marks.acted_cpu_us = cpu_us();
}

void marks_move(struct shell *shell)
{
    marks_act(shell);
    shell->marks.moved = true;
}

/* Hits/misses of a cache since the last such line/kB in it. */
static const char *since(const struct lru *cache, struct cache_mark *mark, char *text, size_t size)
{
    snprintf(text, size, "%llu/%llu/%zu", (unsigned long long)(cache->hits - mark->hits),
             (unsigned long long)(cache->misses - mark->misses), cache->bytes / 1024);
    *mark = (struct cache_mark){cache->hits, cache->misses};
    return text;
}

void marks_paint(struct shell *shell)
{
    struct marks *marks = &shell->marks;
    char runs[48], texts[48];
    int64_t now_us = clock_mono_us(), used_us = cpu_us();
    if (!marks->content_shown && shell->model.home && shell->model.home->counts.items) {
        marks->content_shown = true;
        log_debug("first content: mono_ms=%.1f cpu_ms=%.1f", (double)now_us / 1e3, (double)used_us / 1e3);
    }
    if (marks->awaits_pictures && !marks->pictures_lack && !shell->model.waiting) {
        marks->awaits_pictures = false;
        log_debug("whole: screen=%s ms=%.2f pictures_kb=%zu", screens[model_screen(&shell->model)]->name,
                  (double)(now_us - marks->acted_us) / 1e3, picture_cache_bytes(shell->pictures) / 1024);
    }
    if (!marks->acted || shell->model.waiting)
        return;
    marks->acted = false;
    log_debug("%s: screen=%s ms=%.2f cpu_ms=%.2f runs=%s texts=%s", marks->moved ? "moved" : "drawn",
              screens[model_screen(&shell->model)]->name, (double)(now_us - marks->acted_us) / 1e3,
              (double)(used_us - marks->acted_cpu_us) / 1e3,
              since(fonts_cache(shell->fonts), &marks->runs, runs, sizeof runs),
              since(text_cache_lru(shell->texts), &marks->texts, texts, sizeof texts));
}
