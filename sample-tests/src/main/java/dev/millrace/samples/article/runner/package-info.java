/** Runs the article's programs and Millrace, and measures them: {@code ci/article}. */
@NullMarked
package dev.millrace.samples.article.runner;

import org.jspecify.annotations.NullMarked;
