using A11.Core.Make.Syntax;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make;

/// <summary>Which shells read the recipes of a makefile: what <c>SHELL</c> and <c>.SHELLFLAGS</c> say for all of it, or for some targets (GNU make's manual, “Choosing the Shell”, “Target-specific”).</summary>
internal sealed class RecipeShells
{
    private readonly Makefile _file;
    private readonly ScriptHost? _host;
    private readonly MakeAssignment[] _own;

    /// <summary>Reads what a makefile says.</summary>
    /// <param name="file">The makefile.</param>
    /// <param name="isFragment">Whether makefiles that include it may set the shell: then nothing is said to be unknown to plain <c>sh</c>.</param>
    public RecipeShells(Makefile file, bool isFragment)
    {
        _file = file;
        _host = CreateHost(FindShell(isFragment));
        _own = [.. file.Assignments.Where(static assignment => assignment.Name.Text == "SHELL" && !assignment.Targets.IsEmpty)];
    }

    /// <summary>Whether no recipe is for a shell that is known here.</summary>
    public bool AreUnknown => _file.Rules.All(rule => rule.Recipe.IsEmpty || HostOf(rule) is null) && _file.Rules.Any(static rule => !rule.Recipe.IsEmpty);

    /// <summary>The host of a rule's recipe; null where its shell is none that is known here.</summary>
    public ScriptHost? HostOf(MakeRule rule)
    {
        var own = Array.FindLast(_own, assignment => assignment.Targets.Any(pattern => rule.TargetNames.Any(name => MakeFunction.Matches(name, pattern.Text))));
        return own is null ? _host : CreateHost(Parse(TextOf(own), own.Depth > 0));
    }

    private static ScriptHost? CreateHost(ShellInvocation? shell) => shell is null ? null : new ScriptHost(ScriptHostKind.Recipe) { Shell = shell };

    /// <summary>Plain <c>/bin/sh</c> where nothing is said, or only under a condition something that is not known here. Null where it is no shell that is known here.</summary>
    private ShellInvocation? FindShell(bool isFragment) =>
        ValueOf("SHELL", isConditional: false) is { } always ? Parse(always, isConditional: false)
        : (ValueOf("SHELL", isConditional: true) is { } sometimes ? Parse(sometimes, isConditional: true) : null)
        ?? (isFragment ? new ShellInvocation(ShellDialect.Bash) : Parse("/bin/sh", isConditional: false));

    private ShellInvocation? Parse(string program, bool isConditional)
    {
        // $(shell command -v bash): the last word names it.
        var words = program.Split([' ', '\t', '(', ')', '{', '}', '$'], StringSplitOptions.RemoveEmptyEntries);
        var named = program.Contains('$', StringComparison.Ordinal) ? words.TakeLast(1) : words;
        var flags = ValueOf(".SHELLFLAGS", isConditional: false) ?? (isConditional ? ValueOf(".SHELLFLAGS", isConditional: true) : null) ?? "";
        return ShellInvocation.Parse([.. named, .. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private string? ValueOf(string name, bool isConditional) =>
        _file.Assignments.LastOrDefault(assignment => assignment.Name.Text == name && assignment.Targets.IsEmpty && assignment.Depth > 0 == isConditional) is { } set ? TextOf(set) : null;

    private string TextOf(MakeAssignment assignment) => _file.Source[assignment.Value].ToString();
}
