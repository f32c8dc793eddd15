// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "hub/html.h"
#include "html_read.h"

static struct buf out;

static struct html begin(void)
{
    struct html html;
    buf_release(&out);
    buf_init(&out, 64 * 1024);
    html_begin(&html, &out);
    return html;
}

static const char *written(struct html *html)
{
    html_end(html);
    return strchr(out.ptr, '\n') + 1;
}

static void what_is_written_is_text_whatever_it_holds(void **state)
{
    static const struct {
        const char *text, *html;
    } rows[] = {
        {"bread & soup", "<p>bread &amp; soup</p>\n"},
        {"<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"},
        {"\"quoted\" 'so'", "<p>&quot;quoted&quot; 'so'</p>\n"},
        {"å ä ö · شاي", "<p>å ä ö · شاي</p>\n"},
        {"a\x01\x08\x7f"
         "b",
         "<p>ab</p>\n"},
        {"a\nb\tc\rd", "<p>a\nb\tcd</p>\n"},
        {"\x80", "<p>\xef\xbf\xbd</p>\n"},
        {"a\xc3", "<p>a\xef\xbf\xbd</p>\n"},
        {"\xef\xbf\xbe!", "<p>!</p>\n"}, /* U+FFFE, no character */
        {"&lt;", "<p>&amp;lt;</p>\n"},
        {"", "<p></p>\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct html html = begin();
        html_leaf(&html, "p", NULL, str_of(rows[i].text));
        assert_string_equal(written(&html), rows[i].html);
    }
}

static void an_address_leads_somewhere_or_nowhere(void **state)
{
    static const struct {
        const char *url, *html;
    } rows[] = {
        {"/events/sv", "/events/sv"},
        {"#main", "#main"},
        {"?q=a&b=c", "?q=a&amp;b=c"},
        {"https://a.example/x?y=1#z", "https://a.example/x?y=1#z"},
        {"tel:+46701740605", "tel:+46701740605"},
        {"mailto:a@b.example?subject=x y", "mailto:a@b.example?subject=x%20y"},
        {"geo:58.3,13.1?q=58.3,13.1", "geo:58.3,13.1?q=58.3,13.1"},
        {"javascript:alert(1)", "#"},
        {"JavaScript:alert(1)", "#"},
        {" javascript:alert(1)", "#"},
        {"java\nscript:alert(1)", "#"},
        {"data:text/html,x", "#"},
        {"vbscript:x", "#"},
        {"//evil.example/", "#"},
        {"/\\evil.example/", "#"},
        {"", "#"},
        {"events", "#"},
        {"/a\"onclick=x", "/a%22onclick=x"},
        {"/<b>", "/%3Cb%3E"},
        {"/å", "/%C3%A5"},
        {"/a\\b", "/a%5Cb"},
        {"/a\nb", "/a%0Ab"},
    };
    char wanted[200];
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct html html = begin();
        html_open(&html, "a");
        html_url(&html, "href", str_of(rows[i].url));
        html_close(&html);
        snprintf(wanted, sizeof wanted, "<a href=\"%s\"></a>\n", rows[i].html);
        assert_string_equal(written(&html), wanted);
    }
}

static void every_element_is_closed_and_void_ones_are_not(void **state)
{
    struct html html = begin();
    (void)state;
    html_open(&html, "main");
    html_open(&html, "img");
    html_url(&html, "src", STR("/a"));
    html_attr(&html, "alt", STR("a \"b\""));
    html_open(&html, "p");
    html_open(&html, "br");
    html_close(&html);
    html_text(&html, STR("x"));
    assert_string_equal(written(&html),
                        "<main><img src=\"/a\" alt=\"a &quot;b&quot;\"><p><br>x</p></main>\n");
}

static void a_language_is_named_where_it_changes(void **state)
{
    struct html html = begin();
    (void)state;
    html_open(&html, "html");
    html_lang(&html, lang_find(STR("sv")), NULL);
    html_open(&html, "p");
    html_lang(&html, lang_find(STR("ar")), lang_find(STR("sv")));
    html_open(&html, "b");
    html_lang(&html, lang_find(STR("ar")), lang_find(STR("ar")));
    html_open(&html, "i");
    html_lang(&html, lang_find(STR("fa")), lang_find(STR("ar")));
    assert_string_equal(
        written(&html),
        "<html lang=\"sv\" dir=\"ltr\"><p lang=\"ar\" dir=\"rtl\"><b><i lang=\"fa\"></i></b></p></html>\n");
}

static void data_cannot_end_its_block(void **state)
{
    struct html html = begin();
    (void)state;
    html_data(&html, "application/ld+json", STR("{\"a\":\"</script><!--\"}"));
    assert_string_equal(written(&html),
                        "<script type=\"application/ld+json\">{\"a\":\"\\u003c/script>\\u003c!--\"}"
                        "</script>\n");
}

static void a_part_of_an_address_is_encoded_whole(void **state)
{
    struct buf part;
    (void)state;
    buf_init(&part, 100);
    html_url_part(STR("a b&c=å/?#%"), &part);
    assert_string_equal(part.ptr, "a%20b%26c%3D%C3%A5%2F%3F%23%25");
    buf_release(&part);
}

static void random_bytes(char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        bytes[i] = random() % 3 ? "<>&\"'/=! abc\xc3\xa5"[random() % 14] : (char)random();
}

static void no_bytes_make_an_element_or_an_attribute(void **state)
{
    char bytes[64];
    (void)state;
    srandom(1);
    for (int i = 0; i < 20000; i++) {
        struct html html = begin();
        struct html_seen seen = {0};
        struct str text = {bytes, (size_t)(random() % (long)sizeof bytes)};
        random_bytes(bytes, text.len);
        buf_init(&seen.text, 4096);
        html_open(&html, "a");
        html_attr(&html, "title", text);
        html_url(&html, "href", text);
        html_text(&html, text);
        html_end(&html);
        html_read(buf_view(&out), &seen);
        assert_int_equal(seen.elements, 1);
        assert_int_equal(seen.ends, 1);
        assert_int_equal(seen.attributes, 2);
        buf_release(&seen.text);
    }
}

static void what_was_valid_comes_back_as_it_was(void **state)
{
    static const char *const rows[] = {"a < b && c > \"d\"", "Kök & Kruka: \"Lunch\"", "‏שלום‏ <b>",
                                       "𝄞 & 🍞"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct html html = begin();
        struct html_seen seen = {0};
        char wanted[200];
        buf_init(&seen.text, 4096);
        html_leaf(&html, "p", rows[i], str_of(rows[i]));
        html_end(&html);
        html_read(buf_view(&out), &seen);
        snprintf(wanted, sizeof wanted, "\n\n\n%s\n%s\n\n", rows[i], rows[i]);
        assert_string_equal(seen.text.ptr, wanted);
        buf_release(&seen.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_text_whatever_it_holds),
        cmocka_unit_test(an_address_leads_somewhere_or_nowhere),
        cmocka_unit_test(every_element_is_closed_and_void_ones_are_not),
        cmocka_unit_test(a_language_is_named_where_it_changes),
        cmocka_unit_test(data_cannot_end_its_block),
        cmocka_unit_test(a_part_of_an_address_is_encoded_whole),
        cmocka_unit_test(no_bytes_make_an_element_or_an_attribute),
        cmocka_unit_test(what_was_valid_comes_back_as_it_was),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    buf_release(&out);
    return failed;
}
