using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Docker.Syntax;
using A11.Core.Packages;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>What a RUN runs, where that is for a POSIX shell: its text, that of its here-document, or its exec form, which is one command.</summary>
public sealed class DockerRun
{
    private readonly Lazy<ImmutableArray<PackageCommand>> _packageCommands;

    internal DockerRun(Instruction run, Stage stage, DockerfileModel file, DockerRun? previous, DockerRunText content, string shell, bool isTrigger)
    {
        Run = run;
        Stage = stage;
        File = file;
        Previous = previous;
        Text = content.Text;
        Map = content.Map;
        Script = content.Script;
        IsExec = content.IsExec;
        IsCommandString = content is { IsExec: true, Shell: not null };
        IsTrigger = isTrigger;
        Shell = shell;
        _packageCommands = new(() => [.. Script.Commands.Select(PackageCommand.Read).OfType<PackageCommand>()], LazyThreadSafetyMode.None);
    }

    /// <summary>The instruction.</summary>
    public Instruction Run { get; }

    /// <summary>The stage that it stands in.</summary>
    public Stage Stage { get; }

    /// <summary>The file.</summary>
    public DockerfileModel File { get; }

    /// <summary>The script before it in the stage; null for the first.</summary>
    public DockerRun? Previous { get; }

    /// <summary>The text of the script; of the exec form, the whole file's, which its words are places of.</summary>
    public string Text { get; }

    /// <summary>Leads from <see cref="Text"/> to the file.</summary>
    public SourceMap Map { get; }

    /// <summary>The commands.</summary>
    public ShellScript Script { get; }

    /// <summary>Whether it is the exec form, so that no shell reads it and words can't be added as text.</summary>
    public bool IsExec { get; }

    /// <summary>Whether it is the exec form of a shell that is given its script: <c>["sh", "-c", "…"]</c>.</summary>
    internal bool IsCommandString { get; }

    /// <summary>The shell that reads it, with its options: <c>/bin/bash -o pipefail -c</c>.</summary>
    public string Shell { get; }

    /// <summary>What the script's folders are when it begins, and the variables of ARG and ENV.</summary>
    public StageState State => Stage.Before(Run);

    /// <summary>Whether ONBUILD holds it back for the images that are built on this one.</summary>
    public bool IsTrigger { get; }

    /// <summary>Whether its here-document has no end, so that it holds the rest of the file.</summary>
    internal bool IsUnclosed => Run.HereDocuments.Any(static document => document.End.Length == 0);

    /// <summary>Whether it can't be known what is run: the shell refuses the script, or it has no end.</summary>
    internal bool IsBroken => IsUnclosed || !Script.Problems.IsEmpty;

    /// <summary>Whether what it leaves behind ends up in an image that is kept: the file's last one, or one that is built on it by ONBUILD.</summary>
    public bool IsShipped => IsTrigger || Stage.IsShipped;

    /// <summary>The calls of package managers.</summary>
    internal ImmutableArray<PackageCommand> PackageCommands => _packageCommands.Value;

    /// <summary>Whether a command of this script, or of one before it in the stage, meets a condition.</summary>
    public bool IsPrecededBy(Func<ShellCommand, bool> condition)
    {
        for (var script = this; script is not null; script = script.Previous)
        {
            StepBudget.Take(1 + script.Script.Commands.Length);
            if (script.Script.Commands.Any(condition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a variable has a value in the script: from ARG, ENV or the script itself.</summary>
    /// <remarks>An ARG of another stage counts: it is missing here, which is another rule's finding.</remarks>
    public bool Defines(string variable) =>
        State.Variables.Contains(variable)
        || File.GlobalArguments.Contains(variable)
        || File.Stages.Any(stage => stage.End.Variables.Find(variable) is { IsArgument: true })
        || Script.Commands.Any(command => command.Assignments.Any(word => word.Value.StartsWith(variable + "=", StringComparison.Ordinal)));

    /// <summary>Whether what is written to a folder stays out of the image.</summary>
    public bool MountsOver(string folder) => Run.Mounts.Any(mount => mount.Type is "cache" or "tmpfs" or "bind" && Covers(mount, folder));

    /// <summary>Whether a command behind a place removes a folder, or all that is in it.</summary>
    public bool Removes(string folder, int after = 0) => Script.Commands.Any(command =>
        command.Name == "rm" && command.Span.Start >= after && command.Operands.Any(operand => Removes(operand.Value, folder)));

    /// <summary>Whether a command within a place removes a folder, or all that is in it.</summary>
    internal bool Removes(string folder, TextSpan within) => Script.Commands.Any(command =>
        command.Name == "rm" && within.Contains(command.Span) && command.Operands.Any(operand => Removes(operand.Value, folder)));

    /// <summary>An edit that adds a command at the end; null where text can't simply be added.</summary>
    internal TextEdit? Append(string command)
    {
        var end = Text.AsSpan().TrimEnd();
        if (IsExec || end.IsEmpty || end[^1] is ';' or '&' or '|' or '\\' or '`' || !Script.Comments.IsEmpty || Text.Contains("<<", StringComparison.Ordinal))
        {
            return null;
        }

        var isDocument = !Run.HereDocuments.IsEmpty;
        return new TextEdit(new TextSpan(end.Length, 0), isDocument ? $"\n{command}" : $" && {command}");
    }

    /// <summary>An edit that adds a word behind a place; null where the script is in exec form.</summary>
    internal TextEdit? Insert(TextSpan behind, string word) => IsExec ? null : new TextEdit(new TextSpan(behind.End, 0), $" {word}");

    /// <summary>Whether a folder lies in a mount's target. A cache whose place a variable decides is taken to hold it: it was hardly mounted for nothing.</summary>
    private static bool Covers(RunMount mount, string folder)
    {
        var target = mount.Target ?? "";
        var mounted = target.TrimEnd('/');
        return (mount.Type != "bind" && target.Contains('$', StringComparison.Ordinal))
            || folder == mounted
            || (mounted.Length > 0 && folder.StartsWith(mounted, StringComparison.Ordinal) && folder[mounted.Length] == '/');
    }

    private static bool Removes(string path, string folder)
    {
        var removed = path.TrimEnd('*').TrimEnd('/');
        return removed.Length > 1
            && (removed.StartsWith(folder, StringComparison.Ordinal) || (folder.StartsWith(removed, StringComparison.Ordinal) && folder[removed.Length] == '/'));
    }
}
