using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker.Rules;

/// <summary>Looks for clones of whatever a branch holds that day.</summary>
public sealed class UnpinnedClone : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD6038", "unpinned-clone", "Clone a tag or a commit, not a branch", Severity.Warning, Category.Reproducible);

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        // From the last to the first, as a commit may be checked out in a later RUN.
        foreach (var run in stage.Instructions.Where(static instruction => instruction.Is("RUN")).Select(file.FindRun).OfType<DockerRun>().Reverse())
        {
            if (run.Script.Commands.Any(IsCheckout))
            {
                return;
            }

            Check(run, context);
        }
    }

    private void Check(DockerRun run, RuleContext context)
    {
        foreach (var command in run.Script.Commands.Where(static command => command is { Name: "git", Subcommand: "clone" }))
        {
            var branch = BranchOf(command);
            if (command.Operands.FirstOrDefault(static operand => IsAddress(operand.Value)) is { } source && IsUnpinned(branch))
            {
                var what = branch is null ? "the default branch" : $"the branch {branch.Value[(branch.Value.IndexOf('=', StringComparison.Ordinal) + 1)..]}";
                context.Within(run.Map).Report(this, command.Words[0].Span.Union(source.Span), $"git clones {what}, which differs from build to build. Clone a tag (--branch v1.2.3), or check out a commit.");
            }
        }
    }

    private static bool IsAddress(string text) => text.Contains("://", StringComparison.Ordinal) || text.StartsWith("git@", StringComparison.Ordinal);

    /// <summary>Names of versions and commits have digits; what a variable holds is not known.</summary>
    private static bool IsUnpinned(ShellWord? branch) => branch is null || (branch.ConstantValue is { } name && !name.Any(char.IsAsciiDigit));

    private static ShellWord? BranchOf(ShellCommand command)
    {
        for (var i = 1; i + 1 < command.Words.Length; i++)
        {
            if (command.Words[i].Value is "-b" or "--branch" or "--revision")
            {
                return command.Words[i + 1];
            }
        }

        return command.Arguments.FirstOrDefault(static word => word.Value.StartsWith("--branch=", StringComparison.Ordinal) || word.Value.StartsWith("--revision=", StringComparison.Ordinal));
    }

    /// <summary><c>git checkout</c>, <c>switch</c> or <c>reset</c>, whatever options git itself has before it.</summary>
    private static bool IsCheckout(ShellCommand command) =>
        command.Name == "git" && command.Operands.Any(static operand => operand.Value is "checkout" or "switch" or "reset");
}
