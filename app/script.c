// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "kiosk/screen.h"
#include "platform/picture_cache.h"
#include "script_parts.h"

int64_t script_real_ms(void)
{
    struct clock clock = clock_system();
    return clock.mono_ms(clock.ctx);
}

bool script_fail(struct script *script, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(script->why, sizeof script->why, format, args);
    va_end(args);
    return false;
}

void script_settle(struct shell *shell)
{
    int64_t until = script_real_ms() + SCRIPT_RETRY_MS;
    do {
        struct input input;
        bool any = shell_pump(shell);
        while (window_wait(shell->window, 0, &input)) /* a window's own events are not the script's */
            ;
        shell_frame(shell);
        if (scan_next_tick_ms(shell) == 0) /* a new screen begins at once */
            scan_tick(shell);
        if (!any && jobs_idle(shell->jobs) && !picture_cache_busy(shell->pictures) && !shell_pump(shell))
            break;
        window_wait(shell->window, SCRIPT_PAUSE_MS, &input);
    } while (script_real_ms() < until);
    shell->stale = true;
    shell_frame(shell);
}

static bool run_line(struct script *script)
{
    for (const struct script_command *command = script_commands; command->name; command++) {
        if (!str_is(script->words[0], command->name))
            continue;
        int given = script->n - 1;
        if (given < command->least || given > command->most)
            return script_fail(script, "%s takes %d words, not %d", command->name, command->most, given);
        return command->run(script);
    }
    return script_fail(script, "there is no command %.*s", STR_FMT(script->words[0]));
}

/* What the screen held: its name and every visible label, for whoever mends the script. */
static void explain(struct script *script, int line, struct str text)
{
    const struct node *root = shell_tree(script->shell);
    fprintf(stderr, "torget-kiosk: script line %d: %.*s: %s\n", line, STR_FMT(text), script->why);
    fprintf(stderr, "  screen: %s\n", screens[model_screen(&script->shell->model)]->name);
    for (const struct node *node = root; node; node = node_next(root, node))
        if (node->visible && node->label.len && (node->id || node->is_text))
            fprintf(stderr, "  %s%s %s\"%.*s\"\n", node->id ? "#" : "", node->id ? node->id : "-",
                    script_pressable(node) ? "" : "(not pressable) ", STR_FMT(node->label));
}

/* A line at a time, so that a pipe can hold a conversation with the kiosk. */
static int run_lines(struct script *script, FILE *file, struct arena *arena)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len;
    int status = 0;
    for (int number = 1; !script->quit && status == 0 && (len = getline(&line, &size, file)) >= 0; number++) {
        struct str text = str_trim((struct str){line, (size_t)len});
        script->why[0] = 0;
        arena_reset(arena);
        if (!script_split(text, arena, script->words, script->quoted, &script->n))
            script_fail(script, "a quote is not closed, or there are more than %d words", SCRIPT_WORDS_MAX);
        else if (script->n == 0 || run_line(script))
            continue;
        explain(script, number, text);
        status = 1;
    }
    free(line);
    return status;
}

int script_run(struct shell *shell, const char *path)
{
    struct script script = {.shell = shell};
    struct arena arena;
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file) {
        log_error("%s: the script cannot be read: %s", path, strerror(errno));
        return 2;
    }
    arena_init(&arena);
    timekeeper_freeze(shell->time);
    script_settle(shell);
    int status = run_lines(&script, file, &arena);
    arena_release(&arena);
    if (file != stdin)
        fclose(file);
    return status;
}
