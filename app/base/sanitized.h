/* SPDX-License-Identifier: GPL-3.0-or-later
 * Whether an address sanitizer is built in: it reserves terabytes of address space, which nobody can bound
 * then, and watches itself through ptrace. 0 or 1. */
#ifndef BASE_SANITIZED_H
#define BASE_SANITIZED_H

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#endif
