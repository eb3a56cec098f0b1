/**
 * What our own runtime has besides Java's base. Whenever Java 22 and later start a process, they
 * ask for a logger, and search all modules and jars for a {@link System.LoggerFinder}, which takes
 * a tenth of the time of a small link. They search no further than two.
 */
module dev.flipscript.runtime {
  provides System.LoggerFinder with
      dev.flipscript.runtime.NoLogger,
      dev.flipscript.runtime.NoLogger.Second;
}
