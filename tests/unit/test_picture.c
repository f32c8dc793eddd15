// SPDX-License-Identifier: GPL-3.0-or-later
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/picture.h"
#include "tests/unit/picture_files.h"

static void png(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    end_png(buf);
}

static void png_with_notes(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    put_chunk(buf, "sRGB", "\0", 1);
    put_chunk(buf, "tEXt", "GPS secret 57.7,11.9", 20);
    put_chunk(buf, "eXIf", "MM\0*secret", 10);
    put_chunk(buf, "iCCP", "secret", 6);
    end_png(buf);
    put(buf, "secret after the end", 20);
}

static void png_turned(struct buf *buf)
{
    struct buf exif;
    buf_init(&exif, 100);
    put_exif(&exif, 6);
    begin_png(buf, 1200, 800);
    put_chunk(buf, "eXIf", exif.ptr, exif.len);
    end_png(buf);
    buf_release(&exif);
}

static void png_bomb(struct buf *buf)
{
    begin_png(buf, 65535, 65535);
    end_png(buf);
}

static void png_of_four_thousand_million_sides(struct buf *buf)
{
    begin_png(buf, 0xFFFFFFFF, 0xFFFFFFFF);
    end_png(buf);
}

static void png_of_too_many_pixels(struct buf *buf)
{
    begin_png(buf, 4096, 4096);
    end_png(buf);
}

static void png_of_no_width(struct buf *buf)
{
    begin_png(buf, 0, 800);
    end_png(buf);
}

static void png_cut_short(struct buf *buf)
{
    png(buf);
    buf->len -= 5;
}

static void png_without_pixels(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    put_chunk(buf, "IEND", "", 0);
}

static void png_with_two_heads(struct buf *buf)
{
    begin_png(buf, 10, 10);
    put_chunk(buf, "IHDR", "\0\0\xff\xff\0\0\xff\xff\x08\2\0\0\0", 13);
    end_png(buf);
}

static void png_animated(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    put_chunk(buf, "acTL", "\0\0\0\2\0\0\0\0", 8);
    end_png(buf);
}

static void png_with_an_unknown_critical_chunk(struct buf *buf)
{
    begin_png(buf, 1200, 800);
    put_chunk(buf, "CODE", "?", 1);
    end_png(buf);
}

static void jpeg_of(struct buf *buf, unsigned frame, unsigned w, unsigned h, int components)
{
    put(buf, "\xFF\xD8", 2);
    put_segment(buf, 0xDB, "table", 5);
    put_frame(buf, frame, w, h, components);
    put_scan(buf);
    put(buf, "\xFF\xD9", 2);
}

static void jpeg(struct buf *buf)
{
    jpeg_of(buf, 0xC0, 1200, 800, 3);
}

static void jpeg_progressive(struct buf *buf)
{
    put(buf, "\xFF\xD8\xFF\xFF", 4); /* fill bytes */
    put_frame(buf, 0xC2, 1200, 800, 3);
    for (int i = 0; i < 10; i++)
        put_scan(buf);
    put(buf, "\xFF\xD9", 2);
}

static void jpeg_of_a_thousand_scans(struct buf *buf)
{
    put(buf, "\xFF\xD8", 2);
    put_frame(buf, 0xC2, 1200, 800, 3);
    for (int i = 0; i < 1000; i++)
        put_scan(buf);
    put(buf, "\xFF\xD9", 2);
}

static void jpeg_with_notes_turned(struct buf *buf, unsigned turned)
{
    struct buf exif;
    buf_init(&exif, 100);
    put(&exif, "Exif\0\0", 6);
    put_exif(&exif, turned);
    put(&exif, "secret", 6);
    put(buf, "\xFF\xD8", 2);
    put_segment(buf, 0xE0, "JFIF\0\1\1\0\0\1\0\1\1\1secret thumbnail", 30);
    put_segment(buf, 0xE1, exif.ptr, exif.len);
    put_segment(buf, 0xE1, "http://ns.adobe.com/xap/1.0/\0secret", 35);
    put_segment(buf, 0xE2, "ICC_PROFILE secret", 18);
    put_segment(buf, 0xED, "Photoshop secret", 16);
    put_segment(buf, 0xEE, "Adobe\0\x64\0\0\0\0\1", 12);
    put_segment(buf, 0xFE, "secret comment", 14);
    put_frame(buf, 0xC0, 1200, 800, 3);
    put_scan(buf);
    put(buf, "\xFF\xD9secret film after the end", 27);
    buf_release(&exif);
}

static void jpeg_with_notes(struct buf *buf)
{
    jpeg_with_notes_turned(buf, 1);
}

static void jpeg_turned(struct buf *buf)
{
    jpeg_with_notes_turned(buf, 6);
}

static void jpeg_bomb(struct buf *buf)
{
    jpeg_of(buf, 0xC0, 65535, 65535, 3);
}

static void jpeg_of_no_height(struct buf *buf)
{
    jpeg_of(buf, 0xC0, 1200, 0, 3);
}

static void jpeg_for_printing(struct buf *buf)
{
    jpeg_of(buf, 0xC0, 1200, 800, 4);
}

static void jpeg_arithmetic(struct buf *buf)
{
    jpeg_of(buf, 0xC9, 1200, 800, 3);
}

static void jpeg_cut_short(struct buf *buf)
{
    jpeg(buf);
    buf->len -= 2;
}

static void jpeg_with_two_frames(struct buf *buf)
{
    put(buf, "\xFF\xD8", 2);
    put_frame(buf, 0xC0, 10, 10, 3);
    put_frame(buf, 0xC0, 65535, 65535, 3);
    put_scan(buf);
    put(buf, "\xFF\xD9", 2);
}

static void jpeg_without_a_frame(struct buf *buf)
{
    put(buf, "\xFF\xD8", 2);
    put_scan(buf);
    put(buf, "\xFF\xD9", 2);
}

static void webp_lossy(struct buf *buf)
{
    begin_webp(buf);
    put_lossy(buf, 1200, 800);
    end_webp(buf);
}

static void webp_lossless(struct buf *buf)
{
    begin_webp(buf);
    put_lossless(buf, 1200, 800);
    end_webp(buf);
}

static void webp_with_notes_turned(struct buf *buf, unsigned turned)
{
    struct buf exif;
    buf_init(&exif, 100);
    put_exif(&exif, turned);
    put(&exif, "secret!", 7);
    begin_webp(buf);
    put_canvas(buf, 0x3C, 1200, 800);
    put_riff(buf, "ICCP", "secret profile", 14);
    put_riff(buf, "ALPH", "seen", 4);
    put_lossy(buf, 1200, 800);
    put_riff(buf, "EXIF", exif.ptr, exif.len);
    put_riff(buf, "XMP ", "secret", 6);
    end_webp(buf);
    put(buf, "secret after the end", 20);
    buf_release(&exif);
}

static void webp_with_notes(struct buf *buf)
{
    webp_with_notes_turned(buf, 1);
}

static void webp_turned(struct buf *buf)
{
    webp_with_notes_turned(buf, 3);
}

static void webp_that_lies_about_its_canvas(struct buf *buf)
{
    begin_webp(buf);
    put_canvas(buf, 0, 100, 100);
    put_lossy(buf, 16383, 16383);
    end_webp(buf);
}

static void webp_with_a_canvas_of_sixteen_million(struct buf *buf)
{
    begin_webp(buf);
    put_canvas(buf, 0, 1 << 24, 1 << 24);
    put_lossy(buf, 100, 100);
    end_webp(buf);
}

static void webp_large(struct buf *buf)
{
    begin_webp(buf);
    put_lossless(buf, 16384, 16384);
    end_webp(buf);
}

static void webp_with_two_pictures(struct buf *buf)
{
    begin_webp(buf);
    put_lossy(buf, 100, 100);
    put_lossy(buf, 16383, 16383);
    end_webp(buf);
}

static void webp_animated(struct buf *buf)
{
    begin_webp(buf);
    put_canvas(buf, 2, 100, 100);
    put_riff(buf, "ANIM", "\0\0\0\0\0\0", 6);
    end_webp(buf);
}

static void webp_cut_short(struct buf *buf)
{
    webp_lossy(buf);
    buf->len -= 3;
}

static void gif(struct buf *buf)
{
    put(buf, "GIF89a\1\0\1\0", 10);
}

static void svg(struct buf *buf)
{
    put(buf, "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", 54);
}

static void nothing(struct buf *buf)
{
    (void)buf;
}

#define TAKEN(make, type)                                                                                    \
    {                                                                                                        \
#make, make, PICTURE_OK, type                                                                        \
    }
#define REFUSED(make, fault)                                                                                 \
    {                                                                                                        \
#make, make, fault, PICTURE_NONE                                                                     \
    }
static const struct row {
    const char *name;
    void (*make)(struct buf *buf);
    enum picture_fault fault;
    enum picture_type type;
} rows[] = {
    TAKEN(png, PICTURE_PNG),
    TAKEN(png_with_notes, PICTURE_PNG),
    TAKEN(jpeg, PICTURE_JPEG),
    TAKEN(jpeg_progressive, PICTURE_JPEG),
    TAKEN(jpeg_with_notes, PICTURE_JPEG),
    TAKEN(webp_lossy, PICTURE_WEBP),
    TAKEN(webp_lossless, PICTURE_WEBP),
    TAKEN(webp_with_notes, PICTURE_WEBP),
    REFUSED(png_turned, PICTURE_TURNED),
    REFUSED(jpeg_turned, PICTURE_TURNED),
    REFUSED(webp_turned, PICTURE_TURNED),
    REFUSED(png_bomb, PICTURE_LARGE),
    REFUSED(png_of_four_thousand_million_sides, PICTURE_LARGE),
    REFUSED(png_of_too_many_pixels, PICTURE_LARGE),
    REFUSED(jpeg_bomb, PICTURE_LARGE),
    REFUSED(webp_large, PICTURE_LARGE),
    REFUSED(png_of_no_width, PICTURE_DAMAGED),
    REFUSED(png_cut_short, PICTURE_DAMAGED),
    REFUSED(png_without_pixels, PICTURE_DAMAGED),
    REFUSED(png_with_two_heads, PICTURE_DAMAGED),
    REFUSED(png_with_an_unknown_critical_chunk, PICTURE_DAMAGED),
    REFUSED(jpeg_of_no_height, PICTURE_DAMAGED),
    REFUSED(jpeg_cut_short, PICTURE_DAMAGED),
    REFUSED(jpeg_with_two_frames, PICTURE_DAMAGED),
    REFUSED(jpeg_without_a_frame, PICTURE_DAMAGED),
    REFUSED(webp_that_lies_about_its_canvas, PICTURE_DAMAGED),
    REFUSED(webp_with_a_canvas_of_sixteen_million, PICTURE_DAMAGED),
    REFUSED(webp_with_two_pictures, PICTURE_DAMAGED),
    REFUSED(webp_cut_short, PICTURE_DAMAGED),
    REFUSED(png_animated, PICTURE_ANIMATED),
    REFUSED(webp_animated, PICTURE_ANIMATED),
    REFUSED(jpeg_for_printing, PICTURE_UNUSUAL),
    REFUSED(jpeg_arithmetic, PICTURE_UNUSUAL),
    REFUSED(jpeg_of_a_thousand_scans, PICTURE_UNUSUAL),
    REFUSED(gif, PICTURE_UNKNOWN),
    REFUSED(svg, PICTURE_UNKNOWN),
    REFUSED(nothing, PICTURE_UNKNOWN),
};
enum { ROWS = sizeof rows / sizeof *rows };

/* Just as long as the file, so that the sanitizer sees a step too far. */
static struct str exact(const struct row *row)
{
    struct buf buf;
    buf_init(&buf, FILE_BYTES);
    row->make(&buf);
    char *copy = malloc(buf.len ? buf.len : 1);
    if (buf.len)
        memcpy(copy, buf.ptr, buf.len);
    size_t len = buf.len;
    buf_release(&buf);
    return (struct str){copy, len};
}

static void a_picture_is_told_by_its_structure_and_all_else_is_refused_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct str file = exact(&rows[i]);
        struct picture_head head = {PICTURE_NONE, -1, -1};
        enum picture_fault fault = picture_look(file, &head);
        if (fault != rows[i].fault || head.type != rows[i].type)
            fail_msg("%s: %d of type %d", rows[i].name, (int)fault, (int)head.type);
        assert_int_equal(head.w, fault ? -1 : 1200);
        assert_int_equal(head.h, fault ? -1 : 800);
        assert_true(fault == PICTURE_OK || *picture_fault_rule(fault));
        assert_true(fault == PICTURE_OK || *picture_fault_words(fault));
        free((char *)file.ptr);
    }
}

static void what_is_published_holds_no_place_no_camera_and_no_comment(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct str file = exact(&rows[i]);
        struct picture_head head, again;
        struct buf clean, twice;
        buf_init(&clean, PICTURE_BYTES_MAX);
        buf_init(&twice, PICTURE_BYTES_MAX);
        if (picture_clean(file, &clean, &head) == PICTURE_OK) {
            assert_true(clean.len <= file.len);
            assert_false(str_contains(buf_view(&clean), STR("secret")));
            assert_false(str_contains(buf_view(&clean), STR("Exif")));
            assert_int_equal(picture_look(buf_view(&clean), &again), PICTURE_OK);
            assert_memory_equal(&head, &again, sizeof head);
            assert_int_equal(picture_clean(buf_view(&clean), &twice, &again), PICTURE_OK);
            assert_true(str_eq(buf_view(&clean), buf_view(&twice)));
        }
        buf_release(&clean);
        buf_release(&twice);
        free((char *)file.ptr);
    }
}

static void what_makes_the_pixels_is_kept(void **state)
{
    (void)state;
    static const struct {
        void (*make)(struct buf *buf);
        const char *kept;
    } kept[] = {{png_with_notes, "sRGB"},  {png_with_notes, "pixels"}, {jpeg_with_notes, "Adobe"},
                {jpeg_with_notes, "JFIF"}, {jpeg_with_notes, "coded"}, {webp_with_notes, "ALPH"},
                {webp_with_notes, "VP8X"}};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct buf file, clean;
        struct picture_head head;
        buf_init(&file, FILE_BYTES);
        buf_init(&clean, FILE_BYTES);
        kept[i].make(&file);
        assert_int_equal(picture_clean(buf_view(&file), &clean, &head), PICTURE_OK);
        assert_true(str_contains(buf_view(&clean), str_of(kept[i].kept)));
        buf_release(&file);
        buf_release(&clean);
    }
}

static void a_file_of_more_than_three_megabytes_is_refused_unread(void **state)
{
    (void)state;
    struct picture_head head;
    char *bytes = calloc(1, PICTURE_BYTES_MAX + 1);
    memcpy(bytes, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(picture_look((struct str){bytes, PICTURE_BYTES_MAX + 1}, &head), PICTURE_LONG);
    bytes[0] = 'x';
    assert_int_equal(picture_look((struct str){bytes, PICTURE_BYTES_MAX + 1}, &head), PICTURE_UNKNOWN);
    free(bytes);
}

static void types_have_names_and_names_types(void **state)
{
    (void)state;
    for (enum picture_type type = PICTURE_PNG; type <= PICTURE_WEBP; type++)
        assert_int_equal(picture_type_find(str_of(picture_type_name(type))), type);
    assert_int_equal(picture_type_find(STR("image/svg+xml")), PICTURE_NONE);
}

/* Every beginning of every file, and every byte of it changed: an answer, and no step outside. */
static void no_damage_to_a_file_leads_outside_of_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROWS; i++) {
        struct str file = exact(&rows[i]);
        struct picture_head head;
        for (size_t len = 0; len < file.len && len < 400; len++) {
            char *copy = malloc(len ? len : 1);
            memcpy(copy, file.ptr, len);
            picture_look((struct str){copy, len}, &head);
            for (size_t at = 0; at < len; at++) {
                copy[at] ^= (char)0xFF;
                picture_look((struct str){copy, len}, &head);
                copy[at] ^= (char)0xFF;
            }
            free(copy);
        }
        free((char *)file.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_is_told_by_its_structure_and_all_else_is_refused_by_name),
        cmocka_unit_test(what_is_published_holds_no_place_no_camera_and_no_comment),
        cmocka_unit_test(what_makes_the_pixels_is_kept),
        cmocka_unit_test(a_file_of_more_than_three_megabytes_is_refused_unread),
        cmocka_unit_test(types_have_names_and_names_types),
        cmocka_unit_test(no_damage_to_a_file_leads_outside_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
