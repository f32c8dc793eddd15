// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include <zlib.h>

#include "net/compress.h"

static void gzip_is_taken_where_it_is_asked_for(void **state)
{
    static const struct {
        const char *header;
        bool accepted;
    } rows[] = {
        {"gzip, deflate, br", true},
        {"gzip;q=0.5", true},
        {"br, gzip;q=0", false},
        {"gzip;q=0.000, *", false},
        {"*", true},
        {"*;q=0", false},
        {"identity", false},
        {"", false},
        {NULL, false},
        {"xgzip", false},
        {"deflate , gzip", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (compress_accepted(rows[i].header) != rows[i].accepted)
            fail_msg("%s", rows[i].header);
}

static struct http_response answer(const char *type, size_t bytes)
{
    struct http_response response;
    http_response_init(&response, 1 << 20);
    http_response_add(&response, "Content-Type", type);
    http_response_add(&response, "ETag", "\"abc\"");
    http_response_add(&response, "Vary", "Accept-Language");
    for (size_t i = 0; i < bytes; i++)
        buf_char(&response.body, "the square "[i % 11]);
    return response;
}

static void what_comes_out_is_what_went_in(void **state)
{
    struct http_response response = answer("text/html; charset=utf-8", 20000);
    static unsigned char bytes[30000];
    z_stream stream = {.next_out = bytes, .avail_out = sizeof bytes};
    (void)state;
    compress_response(&response, true);
    assert_string_equal(http_response_header(&response, "Content-Encoding"), "gzip");
    assert_string_equal(http_response_header(&response, "ETag"), "W/\"abc\"");
    assert_string_equal(http_response_header(&response, "Vary"), "Accept-Language, Accept-Encoding");
    assert_true(response.body.len < 1000);
    stream.next_in = (unsigned char *)response.body.ptr;
    stream.avail_in = (unsigned)response.body.len;
    assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
    assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
    assert_int_equal(stream.total_out, 20000);
    assert_memory_equal(bytes, "the square the square ", 22);
    inflateEnd(&stream);
    http_response_release(&response);
}

static void what_is_no_text_or_too_short_stays_as_it_is(void **state)
{
    static const struct {
        const char *type;
        size_t bytes;
        bool accepted;
    } rows[] = {{"image/png", 20000, true},
                {"application/zstd", 20000, true},
                {"text/html", 100, true},
                {"text/html", 20000, false}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct http_response response = answer(rows[i].type, rows[i].bytes);
        compress_response(&response, rows[i].accepted);
        assert_int_equal(response.body.len, rows[i].bytes);
        assert_null(http_response_header(&response, "Content-Encoding"));
        assert_string_equal(http_response_header(&response, "ETag"), "\"abc\"");
        http_response_release(&response);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gzip_is_taken_where_it_is_asked_for),
        cmocka_unit_test(what_comes_out_is_what_went_in),
        cmocka_unit_test(what_is_no_text_or_too_short_stays_as_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
