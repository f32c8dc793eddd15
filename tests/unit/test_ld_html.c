// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "exchange/ld_html.h"

#define LD "<script type=\"application/ld+json\">"

static const struct row {
    const char *page;
    const char *scripts; /* "line:contents|" each */
} rows[] = {
    {"", ""},
    {"<p>inget här", ""},
    {LD "{}</script>", "1:{}|"},
    {"<html>\n<head>\n" LD "\n{\"a\":1}\n</script>\n" LD "[]</script>", "4:{\"a\":1}|6:[]|"},
    {"<SCRIPT TYPE='Application/LD+JSON; charset=utf-8' id=x>1</ScRiPt >", "1:1|"},
    {"<script id=a type=application/ld+json>2</script>", "1:2|"},
    {"<script type = \"application/ld+json\" data-x='>'>3</script>", "1:3|"},
    {"<script async data-type=\"application/ld+json\">4</script>", ""},
    {"<script type=\"text/javascript\" type=\"application/ld+json\">5</script>", ""},
    {"<script>var a = '<script type=\"application/ld+json\">6'; </script>" LD "7</script>", "1:7|"},
    {"<!-- " LD "8</script> -->" LD "9</script>", "1:9|"},
    {"<style>" LD "10</script></style>", ""},
    {"<textarea>" LD "11</script></textarea>", ""},
    {"<a title='" LD "12</script>'>x</a>", ""},
    {LD "//<![CDATA[\n{\"b\":2}\n//]]></script>", "2:{\"b\":2}|"},
    {LD "<!--\n13\n--></script>", "2:13|"},
    {LD "{\"a\":\"</scripty>\"}</script>", "1:{\"a\":\"</scripty>\"}|"},
    {LD "{\"a\":\"never ends", "1:{\"a\":\"never ends|"},
    {LD "", "1:|"},
    {"<scripture type=\"application/ld+json\">14</scripture>", ""},
    {"a < b <3 <! <> </> " LD "15</script>", "1:15|"},
    {"<!-- never ends " LD "16</script>", ""},
    {"<a href=\"never ends " LD "17</script>", ""},
};

static void scripts_are_found_as_a_browser_finds_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct ld_html html;
        struct str script;
        char found[400] = "";
        int line, at = 0;
        ld_html_init(&html, str_of(rows[i].page));
        while (ld_html_next(&html, &script, &line))
            at += snprintf(found + at, sizeof found - (size_t)at, "%d:%.*s|", line, STR_FMT(script));
        if (strcmp(found, rows[i].scripts) != 0)
            fail_msg("%s: %s, not %s", rows[i].page, found, rows[i].scripts);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(scripts_are_found_as_a_browser_finds_them)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
