using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Taint;

/// <summary>Steps that bring the code of a pull request into the working directory.</summary>
internal static class UntrustedCheckout
{
    private static readonly string[] Heads = ["github.event.pull_request.head.", "github.head_ref", "github.event.workflow_run.head_", "github.event.pull_request.merge_commit_sha", "github.event.workflow_run.head_commit"];

    /// <summary>Whether a step is one of them.</summary>
    public static bool Is(WorkflowStep step, WorkflowFile file) => step switch
    {
        { Reference: { } reference, With: { } with } when reference.Repository.Equals("actions/checkout", StringComparison.OrdinalIgnoreCase) => IsHead(with["ref"]?.AsScalar, file) || IsHead(with["repository"]?.AsScalar, file),
        { Run: { } run } => file.ParseScript(run).Commands.Any(static command =>
            (command.Name == "gh" && command.Operands.Select(static word => word.Value).Take(2) is var words && words.SequenceEqual(["pr", "checkout"]))
            || (command.Name == "git" && command.Subcommand is "fetch" or "pull" && command.Arguments.Any(static word => word.Value.Contains("pull/", StringComparison.Ordinal)))),
        _ => false,
    };

    private static bool IsHead(YamlScalar? value, WorkflowFile file) => value is not null
        && (value.Value.Contains("refs/pull/", StringComparison.Ordinal)
            || file.FindExpressions(value).SelectMany(static expression => DataFlow.Find(expression.Root)).Any(static reference => Array.Exists(Heads, head => reference.Name.StartsWith(head, StringComparison.Ordinal))));
}
