/**
 * What the server keeps: the database with its schema, and every class that speaks SQL, each serving an interface of the
 * package that it keeps things for. JDBC and JDBI are seen here alone.
 */
@NullMarked
package io.hirelay.server.store;

import org.jspecify.annotations.NullMarked;
