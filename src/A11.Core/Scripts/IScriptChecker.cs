using System.Collections.Immutable;
using A11.Core.Repositories;

namespace A11.Core.Scripts;

/// <summary>Somebody outside of the engine who finds faults in shell scripts: ShellCheck.</summary>
public interface IScriptChecker
{
    /// <summary>Checks scripts. It never throws for what a script holds, nor for what becomes of the program that looks at it.</summary>
    /// <param name="scripts">The scripts of a run.</param>
    /// <param name="repository">The files around them.</param>
    /// <param name="cancellation">Ends the check early.</param>
    /// <returns>A verdict for each script, in the same order.</returns>
    /// <exception cref="OperationCanceledException">The check was ended early.</exception>
    ImmutableArray<ScriptVerdict> Check(ImmutableArray<ScriptToCheck> scripts, Repository repository, CancellationToken cancellation);
}
