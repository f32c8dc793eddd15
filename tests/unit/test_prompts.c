// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "prompts.h"
#include "tests/unit/words.h"

static void a_key_is_the_context_and_the_english_text(void **state)
{
    static const struct {
        const char *context, *english, *key;
    } rows[] = {
        {"bar", "Start over", "bar.start-over"},
        {"welcome", "Welcome to the square.", "welcome.welcome-to-the-square"},
        {"keyboard", "\xc3\xa5\xc3\xa4\xc3\xb6", "keyboard."},
        {"speech|tell", "{days} {hours}", "speech-tell.days-hours"},
        {"x", "a text that is much longer than the sixty letters that are taken of it",
         "x.a-text-that-is-much-longer-than-the-sixty-letters-that-are-t"},
    };
    struct arena arena;
    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str key = prompt_key(&arena, str_of(rows[i].context), str_of(rows[i].english));
        if (!str_is(key, rows[i].key))
            fail_msg("%s: %.*s", rows[i].key, STR_FMT(key));
    }
    arena_release(&arena);
}

static void a_recording_is_found_by_the_text_it_stands_for(void **state)
{
    static const char *const files[] = {"bar.start-over.wav", "bar.help.opus", "bar.no-such-message.wav",
                                        "notes.txt"};
    char folder[] = "/tmp/torget-prompts-XXXXXX";
    struct arena arena;
    struct words words;
    (void)state;
    arena_init(&arena);
    assert_true(words_open(&arena, "so", &words));
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_int_equal(file_write(arena_printf(&arena, "%s/%s", folder, files[i]).ptr, STR("RIFF"), 0600),
                         ERR_OK);
    struct prompts prompts = prompts_open(&arena, folder, words.catalog);
    assert_int_equal(prompts.n, 2);
    const char *path = prompts_find(&prompts, catalog_get(words.catalog, "bar", "Start over"));
    assert_non_null(path);
    assert_non_null(strstr(path, "/bar.start-over.wav"));
    assert_null(prompts_find(&prompts, STR("Start over")));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        file_remove(arena_printf(&arena, "%s/%s", folder, files[i]).ptr);
    rmdir(folder);
    assert_int_equal(prompts_open(&arena, folder, words.catalog).n, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_the_context_and_the_english_text),
        cmocka_unit_test(a_recording_is_found_by_the_text_it_stands_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
