using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Files;
using A11.Core.Shell.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>Finds installs that can take other versions than the lock file of the repository.</summary>
public sealed class UnlockedInstall : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6009", "unlocked-install", "Installs should use the exact versions in the lock file", Severity.Warning, Category.Reproducible) { Fix = FixSafety.Unsafe };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        foreach (var run in stage.Instructions.Where(instruction => instruction.Is("RUN") && LockFiles.MayBeIn(file.Syntax.Source[instruction.Span])))
        {
            var commands = InstructionCommands.Read(run, stage, file);
            foreach (var command in commands.Commands)
            {
                if (LockFiles.Find(command) is { } loose && FindLock(loose.File, stage, context) is { } path && !IsLocked(loose.File, command, stage, file))
                {
                    Report(loose, path, command, run, stage, context.Within(commands.Map));
                }
            }
        }
    }

    private void Report(LockFiles.LooseInstall loose, string path, ShellCommand command, Instruction run, Stage stage, RuleContext context)
    {
        var isCopied = IsCopied(loose.File, run, stage);
        var advice = isCopied ? $"Use {loose.Instead}" : $"Copy {loose.File} too, and use {loose.Instead}";
        var fix = isCopied && loose.NewText is { } text ? new Fix($"Write {loose.Instead}", [new TextEdit(loose.Word.Span, text)], FixSafety.Unsafe) : null;
        context.Report(
            this,
            command.Words[0].Span.Union(loose.Word.Span),
            $"{command.Name} {command.Subcommand}".TrimEnd() + $" can install other versions than {path} lists, so builds of the same commit differ. {advice}.",
            fix);
    }

    /// <summary>The lock file beside what is installed: in a directory that the stage copies from, or one that the Dockerfile may be built in.</summary>
    private static string? FindLock(string name, Stage stage, RuleContext context)
    {
        foreach (var copy in FindCopies(stage))
        {
            foreach (var source in copy.Words[..^1])
            {
                var directory = RepositoryPath.Directory(source.Value.TrimStart('/'));
                if (BuildContext.Find(directory + "/" + name, context) is { } path)
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the lock file is in the image when the install runs: named, matched, or with its whole directory.</summary>
    private static bool IsCopied(string name, Instruction run, Stage stage) =>
        FindCopies(stage).TakeWhile(copy => copy.Span.Start < run.Span.Start).SelectMany(copy => copy.Words[..^1]).Any(source =>
            source.Value.EndsWith(name, StringComparison.Ordinal)
            || source.Value.EndsWith('/') || RepositoryPath.FileName(source.Value) is "." or "*"
            || Matches(RepositoryPath.FileName(source.Value), name));

    private static bool Matches(ReadOnlySpan<char> pattern, string name)
    {
        var star = pattern.IndexOf('*');
        return star >= 0 && name.AsSpan().StartsWith(pattern[..star]) && name.AsSpan().EndsWith(pattern[(star + 1)..].TrimStart('*'));
    }

    private static bool IsLocked(string lockFile, ShellCommand command, Stage stage, DockerfileModel file)
    {
        var assigned = command.Assignments.Any(assignment => LockFiles.IsLockedBy(lockFile, assignment.Value.Split('=')[0]));
        var declared = stage.Lineage.SelectMany(ancestor => ancestor.Instructions).Where(instruction => instruction.Name is "ARG" or "ENV")
            .SelectMany(instruction => instruction.Pairs).Any(variable => variable.Value is { Value.Length: > 0 } && LockFiles.IsLockedBy(lockFile, variable.Name));
        return assigned || declared
            || stage.Lineage.Any(ancestor => ancestor.Instructions.Any(instruction => instruction.Is("RUN")
                && InstructionCommands.Read(instruction, ancestor, file).Commands.Any(candidate => LockFiles.IsLockedBy(lockFile, candidate))));
    }

    private static IEnumerable<Instruction> FindCopies(Stage stage) => stage.Lineage.Reverse()
        .SelectMany(ancestor => ancestor.Instructions)
        .Where(instruction => instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && instruction.HereDocuments.IsEmpty && instruction.Words.Length >= 2);
}
