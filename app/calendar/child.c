// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/child.h"

#include <assert.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/sanitized.h"
#include "calendar/recur.h"

struct child {
    pid_t pid;
    int fd;
    struct expand_limits limits;
};

/* Both ends are the same program: structs travel as they are. */
struct question {
    int64_t start_s, from_s, to_s;
    int max;
    bool has_time, start_counts;
    size_t rule_len; /* the rule follows */
};
struct answer {
    enum err err;
    int n; /* as many int64_t follow */
};

static bool read_all(int fd, void *at, size_t size)
{
    for (char *p = at; size;) {
        ssize_t n = recv(fd, p, size, 0);
        if (n <= 0)
            return false;
        p += n;
        size -= (size_t)n;
    }
    return true;
}

static bool write_all(int fd, const void *at, size_t size)
{
    for (const char *p = at; size;) {
        ssize_t n = send(fd, p, size, MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        p += n;
        size -= (size_t)n;
    }
    return true;
}

/* ---- in the child ---- */

static void limit(int resource, rlim_t soft)
{
    struct rlimit now;
    if (getrlimit(resource, &now) != 0)
        return;
    now.rlim_cur = now.rlim_max == RLIM_INFINITY || soft < now.rlim_max ? soft : now.rlim_max;
    setrlimit(resource, &now);
}

static size_t address_space(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fscanf(file, "%lu", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static void limit_cpu(int more_s)
{
    struct rusage used;
    if (getrusage(RUSAGE_SELF, &used) == 0)
        limit(RLIMIT_CPU, (rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec + more_s + 1));
}

/* Where the rule does not give DTSTART, RFC 5545 has it all the same, as the first of COUNT. */
static void count_start(struct rule *rule, const struct question *question, int64_t steps)
{
    int64_t first = question->start_s - 1;
    struct recur *recur = recur_open(rule, question->start_s, question->has_time, INT64_MAX, steps);
    recur_next(recur, &first);
    recur_close(recur);
    rule->count -= first != question->start_s;
}

static enum err walk(struct recur *recur, const struct question *question, int64_t *times, int *ret_n)
{
    int64_t s;
    int n = 0;
    enum recur_end end = RECUR_TIME;
    recur_seek(recur, question->from_s);
    while (n < question->max && (end = recur_next(recur, &s)) == RECUR_TIME)
        times[n++] = s;
    *ret_n = n;
    return end == RECUR_STEPS ? ERR_LIMIT : ERR_OK;
}

static struct answer answer_of(const struct question *question, struct str text, int64_t steps,
                               int64_t *times)
{
    struct rule rule;
    const char *why;
    struct answer answer = {ERR_INVALID, 0};
    if (!rule_parse(text, &rule, &why))
        return answer;
    if (question->start_counts && rule.count) {
        count_start(&rule, question, steps);
        if (rule.count == 0)
            return (struct answer){ERR_OK, 0};
    }
    struct recur *recur = recur_open(&rule, question->start_s, question->has_time, question->to_s - 1, steps);
    answer.err = walk(recur, question, times, &answer.n);
    recur_close(recur);
    return answer;
}

static void serve(int fd, const struct expand_limits *limits)
{
    static int64_t times[CHILD_TIMES_MAX];
    static char rule[RULE_MAX_BYTES + 64];
    struct question question;
    while (read_all(fd, &question, sizeof question) && question.rule_len <= sizeof rule &&
           read_all(fd, rule, question.rule_len)) {
        limit_cpu(limits->cpu_s);
        struct answer answer =
            answer_of(&question, (struct str){rule, question.rule_len}, limits->steps, times);
        if (!write_all(fd, &answer, sizeof answer) || !write_all(fd, times, (size_t)answer.n * sizeof *times))
            break;
    }
}

static _Noreturn void run(int fd, const struct expand_limits *limits)
{
    sigset_t none;
    sigemptyset(&none);
    for (int s = 1; s < NSIG; s++)
        signal(s, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    dup2(fd, STDIN_FILENO);
    close_range(STDERR_FILENO + 1, ~0u, 0); /* not one of the hub's sockets or files stays open here */
    limit(RLIMIT_CORE, 0);
    if (!SANITIZED)
        limit(RLIMIT_AS, address_space() + limits->memory_bytes);
    serve(STDIN_FILENO, limits);
    _exit(0);
}

/* ---- in the parent ---- */

struct child *child_start(const struct expand_limits *limits)
{
    int fds[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0) {
        log_error("calendar: no socket for the child process: %m");
        return NULL;
    }
    pid_t pid = fork();
    if (pid == 0)
        run(fds[1], limits);
    close(fds[1]);
    if (pid < 0) {
        log_error("calendar: no child process: %m");
        close(fds[0]);
        return NULL;
    }
    struct child *child = malloc(sizeof *child);
    if (!child)
        abort();
    *child = (struct child){pid, fds[0], *limits};
    return child;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool wait_readable(int fd, int64_t until_ms)
{
    struct pollfd pollfd = {.fd = fd, .events = POLLIN};
    int64_t left;
    while ((left = until_ms - now_ms()) > 0)
        if (poll(&pollfd, 1, (int)left) > 0)
            return true;
    return false;
}

static bool read_until(int fd, void *at, size_t size, int64_t until_ms)
{
    for (char *p = at; size;) {
        ssize_t n = wait_readable(fd, until_ms) ? recv(fd, p, size, MSG_DONTWAIT) : 0;
        if (n <= 0)
            return false;
        p += n;
        size -= (size_t)n;
    }
    return true;
}

enum err child_ask(struct child *child, const struct ask *ask, struct arena *arena, int64_t **ret_times,
                   int *ret_n, bool *ret_lost)
{
    assert(ask->max >= 0 && ask->max <= CHILD_TIMES_MAX);
    struct question question = {.start_s = ask->start_s,
                                .from_s = ask->from_s,
                                .to_s = ask->to_s,
                                .max = ask->max,
                                .has_time = ask->has_time,
                                .start_counts = ask->start_counts,
                                .rule_len = ask->rule.len};
    struct answer answer;
    int64_t until_ms = now_ms() + child->limits.wall_ms;
    *ret_lost = true;
    if (!write_all(child->fd, &question, sizeof question) ||
        !write_all(child->fd, ask->rule.ptr, ask->rule.len) ||
        !read_until(child->fd, &answer, sizeof answer, until_ms) || answer.n < 0 || answer.n > ask->max)
        return ERR_LIMIT;
    int64_t *times = ARENA_ARRAY(arena, int64_t, (size_t)answer.n);
    if (!read_until(child->fd, times, (size_t)answer.n * sizeof *times, until_ms))
        return ERR_LIMIT;
    *ret_lost = false;
    if (answer.err == ERR_OK) {
        *ret_times = times;
        *ret_n = answer.n;
    }
    return answer.err;
}

void child_end(struct child *child)
{
    if (!child)
        return;
    close(child->fd);
    kill(child->pid, SIGKILL);
    waitpid(child->pid, NULL, 0);
    free(child);
}
