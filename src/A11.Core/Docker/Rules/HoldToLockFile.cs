using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>An install holds to the repository's lock file.</summary>
public sealed class HoldToLockFile : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6009", "use-lock-file", "An install holds to the repository's lock file", Severity.Warning, Category.Reproducible) { Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var run in stage.Instructions.Where(instruction => instruction.Is("RUN") && LockFiles.MayBeIn(file.Syntax.Source[instruction.Span])))
        {
            var commands = InstructionCommands.Of(run, stage, file);
            foreach (var command in commands.Commands)
            {
                if (LockFiles.Find(command) is { } loose && FindLock(loose.File, stage, context) is { } path && !IsHeld(loose.File, command, commands, stage, file))
                {
                    Report(loose, path, command, run, stage, context.Within(commands.Map));
                }
            }
        }
    }

    private void Report(LockFiles.Loose loose, string path, ShellCommand command, Instruction run, Stage stage, RuleContext context)
    {
        var isCopied = IsCopied(loose.File, run, stage);
        var advice = isCopied ? $"write “{loose.Instead}”" : $"copy {loose.File} too, and write “{loose.Instead}”";
        var fix = isCopied && loose.NewText is { } text ? new Fix($"Write {loose.Instead}", [new TextEdit(loose.Word.Span, text)], FixSafety.Unsafe) : null;
        context.Report(
            this,
            command.Words[0].Span.Union(loose.Word.Span),
            $"{path} says which versions were tested, but “{command.Name} {command.Subcommand}".TrimEnd() + $"” may take others, so two builds of one commit differ; {advice}.",
            fix);
    }

    /// <summary>The lock file beside what is installed: in a folder that the stage copies from, or one that the Dockerfile may be built in.</summary>
    private static string? FindLock(string name, Stage stage, RuleContext context)
    {
        foreach (var copy in Copies(stage))
        {
            foreach (var source in copy.Words[..^1])
            {
                var folder = source.Value.EndsWith('/') || source.Value is "." ? source.Value : RepositoryPath.Folder(source.Value.TrimStart('/'));
                if (BuildContext.Find(folder.TrimEnd('/') + "/" + name, context) is { } path)
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the lock file is in the image when the install runs: named, matched, or with its whole folder.</summary>
    private static bool IsCopied(string name, Instruction run, Stage stage) =>
        Copies(stage).TakeWhile(copy => copy.Span.Start < run.Span.Start || !stage.Instructions.Contains(copy)).SelectMany(copy => copy.Words[..^1]).Any(source =>
            source.Value.EndsWith(name, StringComparison.Ordinal)
            || source.Value.EndsWith('/') || RepositoryPath.FileName(source.Value) is "." or "*"
            || Matches(RepositoryPath.FileName(source.Value), name));

    private static bool Matches(ReadOnlySpan<char> pattern, string name)
    {
        var star = pattern.IndexOf('*');
        return star >= 0 && name.AsSpan().StartsWith(pattern[..star]) && name.AsSpan().EndsWith(pattern[(star + 1)..].TrimStart('*'));
    }

    private static bool IsHeld(string lockFile, ShellCommand command, InstructionCommands commands, Stage stage, DockerfileModel file)
    {
        var assigned = command.Assignments.Any(assignment => LockFiles.IsHeldBy(lockFile, assignment.Value.Split('=')[0]));
        var declared = stage.Lineage.SelectMany(ancestor => ancestor.Instructions).Where(instruction => instruction.Name is "ARG" or "ENV")
            .SelectMany(instruction => instruction.Pairs).Any(variable => variable.Value is { Value.Length: > 0 } && LockFiles.IsHeldBy(lockFile, variable.Name));
        return assigned || declared
            || commands.Commands.Any(candidate => LockFiles.IsHeldBy(lockFile, candidate))
            || stage.Lineage.Any(ancestor => ancestor.Instructions.Any(instruction => instruction.Is("RUN")
                && InstructionCommands.Of(instruction, ancestor, file).Commands.Any(candidate => LockFiles.IsHeldBy(lockFile, candidate))));
    }

    private static IEnumerable<Instruction> Copies(Stage stage) => stage.Lineage.Reverse()
        .SelectMany(ancestor => ancestor.Instructions)
        .Where(instruction => instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.HereDocuments.IsEmpty && instruction.Words.Length >= 2);
}
