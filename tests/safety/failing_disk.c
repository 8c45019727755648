/* Loaded before the C library (LD_PRELOAD): counts the calls by which a program changes files, and makes one of them fail.
 *
 * FAILING_DISK_FOLDER   only files below this folder count
 * FAILING_DISK_CALL     the number of the call that fails, from 1; 0: none
 * FAILING_DISK_ERROR    its errno
 * FAILING_DISK_KILL     set: instead of failing, the process is killed there
 * FAILING_DISK_REST     set: all later calls fail too, as on a disk that is full
 * FAILING_DISK_COUNT    a file that takes up how many calls there were
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static int inside(const char* path) {
    const char* folder = getenv("FAILING_DISK_FOLDER");
    return folder != NULL && path != NULL && strncmp(path, folder, strlen(folder)) == 0;
}

static int inside_file(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return inside(path);
}

/* Whether this call is to fail; errno is set then. */
static int fails(void) {
    const long call = atomic_fetch_add(&calls, 1) + 1;
    const char* chosen = getenv("FAILING_DISK_CALL");
    const long wanted = chosen == NULL ? 0 : atol(chosen);
    if (wanted == 0 || (call != wanted && !(call > wanted && getenv("FAILING_DISK_REST") != NULL))) return 0;
    if (getenv("FAILING_DISK_KILL") != NULL) kill(getpid(), SIGKILL);
    const char* number = getenv("FAILING_DISK_ERROR");
    errno = number == NULL ? EIO : atoi(number);
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char* name = getenv("FAILING_DISK_COUNT");
    FILE* file = name == NULL ? NULL : fopen(name, "w");
    if (file == NULL) return;
    fprintf(file, "%ld", (long)calls);
    fclose(file);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (real == NULL) *(void**)&real = dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void* bytes, size_t size) {
    REAL(ssize_t, write, int, const void*, size_t);
    if (!inside_file(file)) return real(file, bytes, size);
    if (fails()) {
        if (size > 1) { /* a full disk takes a part */
            const int number = errno;
            (void)!real(file, bytes, size / 2);
            errno = number;
        }
        return -1;
    }
    return real(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
    REAL(ssize_t, pwrite, int, const void*, size_t, off_t);
    return inside_file(file) && fails() ? -1 : real(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
    REAL(ssize_t, pwrite64, int, const void*, size_t, off64_t);
    return inside_file(file) && fails() ? -1 : real(file, bytes, size, at);
}

int fsync(int file) {
    REAL(int, fsync, int);
    return inside_file(file) && fails() ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(int, fdatasync, int);
    return inside_file(file) && fails() ? -1 : real(file);
}

int ftruncate(int file, off_t size) {
    REAL(int, ftruncate, int, off_t);
    return inside_file(file) && fails() ? -1 : real(file, size);
}

int rename(const char* from, const char* to) {
    REAL(int, rename, const char*, const char*);
    return inside(to) && fails() ? -1 : real(from, to);
}

int unlink(const char* path) {
    REAL(int, unlink, const char*);
    return inside(path) && fails() ? -1 : real(path);
}

int mkdir(const char* path, mode_t mode) {
    REAL(int, mkdir, const char*, mode_t);
    return inside(path) && fails() ? -1 : real(path, mode);
}
