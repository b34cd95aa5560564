using System.Buffers;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds targets that deploy without asking anything first.</summary>
public sealed class UnguardedDeployment : MakefileRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2011", "unguarded-deployment", "Targets that deploy should ask first", Severity.Info, Category.Secure)
    {
        OptIn = true,
    };

    /// <summary>What the name of a target begins with that changes what others use.</summary>
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal) { "deploy", "undeploy", "destroy", "publish", "rollback", "promote", "teardown" };

    /// <summary>What the name of a prerequisite holds that asks.</summary>
    private static readonly SearchValues<string> Guards = SearchValues.Create(["confirm", "guard", "check", "require", "validate", "ensure"], StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
        foreach (var target in rule.Targets.Where(target => Verbs.Contains(target.Text.Split('-', '_', '.')[0])))
        {
            if (rule.Recipe.Length > 0 && !rule.Recipe.Any(line => IsGuard(file.Source[line.Span])) && rule.Prerequisites.All(word => !word.Text.AsSpan().ContainsAny(Guards)))
            {
                context.Report(this, target.Span, $"{target.Text} changes a running system without asking. Stop unless a variable is set, for example “@test -n \"$(ENV)\"”, or ask for confirmation.");
            }
        }
    }

    private static bool IsGuard(ReadOnlySpan<char> line) =>
        line.Contains("$(error", StringComparison.Ordinal) || line.Contains("$(if", StringComparison.Ordinal) || line.Contains(":?", StringComparison.Ordinal) || line.StartsWith("test ") || line.StartsWith("[ ") || line.StartsWith("read ")
        || line.StartsWith("if ") || line.Contains("exit 1", StringComparison.Ordinal) || line.Contains("confirm", StringComparison.OrdinalIgnoreCase) || line.Contains("--dry-run", StringComparison.Ordinal);
}
