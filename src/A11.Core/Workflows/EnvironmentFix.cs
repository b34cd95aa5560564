using System.Collections.Immutable;
using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;
using A11.Core.Text;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows;

/// <summary>Moves an expression out of a script into a variable of the step's environment.</summary>
internal static class EnvironmentFix
{
    /// <summary>Parts of a context's path that say nothing.</summary>
    private static readonly ImmutableArray<string> Silent = ["event", "outputs", ContextReference.Any];

    /// <summary>Parts of <c>github</c> that the runner sets no variable for (GitHub's documentation, “Variables reference”, default environment variables).</summary>
    private static readonly ImmutableArray<string> Unset = ["token", "event", "repositoryurl", "job_workflow_sha", "secret_source", "action_status", "repository_visibility"];

    /// <summary>A name of a variable for a use of a context: <c>ISSUE_TITLE</c> for <c>github.event.issue.title</c>.</summary>
    public static string NameFor(ContextReference reference)
    {
        var parts = reference.Path.Where(static part => !Silent.Contains(part)).TakeLast(2).DefaultIfEmpty(reference.Path is [.., not ContextReference.Any and var last] ? last : reference.Context);
        var name = string.Concat(string.Join('_', parts).ToUpperInvariant().Select(static letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        return char.IsAsciiDigit(name[0]) ? $"_{name}" : reference is { Context: "github", Path.Length: 1 } ? $"GITHUB_{name}" : name;
    }

    /// <summary>The fix; null where the value isn't one use of a context, or the script's shell doesn't read variables as sh does.</summary>
    public static Fix? Create(EmbeddedExpression expression, WorkflowStep step, WorkflowFile file)
    {
        if (step.Run is not { Style: YamlScalarStyle.Literal or YamlScalarStyle.Plain } run || !ReferenceEquals(run, expression.Scalar) || !WorkflowScripts.IsForUnixShell(step, file)
            || expression.Root is not { } root || ContextReference.Read(root) is not { } reference || reference.Path.IsEmpty || reference.Path.Contains(ContextReference.Any) || (reference.Context == "github" && Unset.Contains(reference.Path[^1])))
        {
            return null;
        }

        var name = NameFor(reference);
        if (step.Mapping["env"] is { } env && (env is not YamlMapping variables || variables.Find(name) is not null || variables.Entries.IsEmpty))
        {
            return null;
        }

        var places = new Places(expression.Span);
        places.Start(file.ParseScript(run).Root);
        if (places.IsQuoted is not { } isQuoted || (run.Style is YamlScalarStyle.Plain && !isQuoted))
        {
            return null;
        }

        var insertion = new YamlInsertion(file.Tree.Source);
        var variable = reference.Context == "github" && reference.Path.Length == 1 ? null : $"{name}: {run.Value.AsSpan(expression.Span.Start, expression.Span.Length)}";
        TextEdit? declaration = variable is null ? null
            : step.Mapping["env"] is not YamlMapping existing ? insertion.AddFirst(step.Mapping, "env", variable)
            : existing.IsFlow ? null
            : insertion.AddFirst(existing, variable);
        var use = new TextEdit(run.Map.ToHost(expression.Span), isQuoted ? $"${{{name}}}" : $"\"${{{name}}}\"");
        return variable is not null && declaration is null ? null : new Fix($"Read {name} from the environment", declaration is null ? [use] : [use, declaration.Value], FixSafety.Unsafe);
    }

    /// <summary>Finds how the script quotes an expression.</summary>
    private sealed class Places(TextSpan span) : ShellWalker
    {
        private int _quotes;

        /// <summary>Whether it is in double quotes; null where the shell would not expand a variable there.</summary>
        public bool? IsQuoted { get; private set; }

        public void Start(ShellNode node) => Visit(node);

        protected override void Visit(ShellNode node)
        {
            // What stands for a command may be several: of a variable, the shell would run only one.
            if (node is SimpleCommand { Words: [var name, ..] } && name.Span.Contains(span))
            {
                return;
            }

            if (node is HostExpansion && node.Span == span)
            {
                IsQuoted = _quotes > 0;
            }

            var isQuoting = node is DoubleQuotedPart or ShellHereDocument;
            _quotes += isQuoting ? 1 : 0;
            VisitChildren(node);
            _quotes -= isQuoting ? 1 : 0;
        }
    }
}
