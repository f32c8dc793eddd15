// SPDX-License-Identifier: GPL-3.0-or-later
/* What a picture file is: no step outside its bytes, no size beyond the limits, and what was cleaned is
 * clean. */
#include <stdlib.h>
#include <string.h>

#include "base/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(struct str bytes, const struct picture_head *seen)
{
    struct buf clean, again;
    struct picture_head head;
    buf_init(&clean, PICTURE_BYTES_MAX);
    buf_init(&again, PICTURE_BYTES_MAX);
    if (picture_clean(bytes, &clean, &head) != PICTURE_OK || clean.len > bytes.len ||
        memcmp(&head, seen, sizeof head) != 0)
        __builtin_trap();
    if (picture_clean(buf_view(&clean), &again, &head) != PICTURE_OK ||
        !str_eq(buf_view(&clean), buf_view(&again)) || memcmp(&head, seen, sizeof head) != 0)
        __builtin_trap();
    buf_release(&clean);
    buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = malloc(size ? size : 1); /* just as long, so that the sanitizer sees a step too far */
    struct picture_head head;
    if (!copy)
        abort();
    memcpy(copy, data, size);
    struct str bytes = {copy, size};
    if (picture_look(bytes, &head) == PICTURE_OK) {
        if (head.w < 1 || head.h < 1 || head.w > PICTURE_SIDE_MAX || head.h > PICTURE_SIDE_MAX ||
            head.w * head.h > PICTURE_PIXELS_MAX)
            __builtin_trap();
        check_clean(bytes, &head);
    }
    free(copy);
    return 0;
}
