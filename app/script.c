// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "kiosk/screen.h"
#include "script_parts.h"

enum { SCRIPT_MAX = 1 << 20 };

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
        if (!any && jobs_idle(shell->jobs) && !shell_pump(shell))
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

static enum err read_script(const char *path, struct arena *arena, struct str *ret_text)
{
    if (strcmp(path, "-") != 0)
        return file_read(path, SCRIPT_MAX, arena, ret_text);
    char *text = arena_alloc(arena, SCRIPT_MAX);
    size_t len = fread(text, 1, SCRIPT_MAX, stdin);
    *ret_text = (struct str){text, len};
    return len < SCRIPT_MAX ? ERR_OK : ERR_LIMIT;
}

static int run_lines(struct script *script, struct str text, struct arena *arena)
{
    struct str line;
    for (int number = 1; !script->quit && str_next(&text, '\n', &line); number++) {
        script->why[0] = 0;
        if (!script_split(line, arena, script->words, script->quoted, &script->n)) {
            fprintf(stderr, "torget-kiosk: script line %d: a quote is not closed, or too many words\n", number);
            return 1;
        }
        if (script->n && !run_line(script)) {
            explain(script, number, line);
            return 1;
        }
    }
    return 0;
}

int script_run(struct shell *shell, const char *path)
{
    struct script script = {.shell = shell};
    struct arena arena;
    struct str text;
    arena_init(&arena);
    enum err err = read_script(path, &arena, &text);
    int status = 2;
    if (err == ERR_OK) {
        timekeeper_freeze(shell->time, timekeeper_now_ms(shell->time));
        script_settle(shell);
        status = run_lines(&script, text, &arena);
    } else {
        fprintf(stderr, "torget-kiosk: %s: cannot be read: %s\n", path, err_name(err));
    }
    arena_release(&arena);
    return status;
}
