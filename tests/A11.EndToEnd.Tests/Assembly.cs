// Each test has a repository of its own; the processes of one wait for files most of the time.
[assembly: Parallelize(Scope = ExecutionScope.MethodLevel)]
