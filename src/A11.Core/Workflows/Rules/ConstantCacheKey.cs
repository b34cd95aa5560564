using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Workflows.Expressions;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Rules;

/// <summary>Finds caches under keys that never change.</summary>
public sealed class ConstantCacheKey : WorkflowRule
{
    private static readonly ImmutableArray<string> LockFiles =
    [
        "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "poetry.lock", "uv.lock", "Pipfile.lock", "requirements.txt", "Cargo.lock", "go.sum", "Gemfile.lock", "composer.lock", "packages.lock.json", "Directory.Packages.props", "pom.xml",
    ];

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXW2101", "constant-cache-key", "Cache keys should change with what is cached", Severity.Warning, Category.Fast);

    /// <inheritdoc/>
    public override void Visit(WorkflowStep step, WorkflowFile file, RuleContext context)
    {
        if (step.Reference is not { Repository: "actions/cache", Path: "" or "save" } || step.With?["key"]?.AsScalar is not { Value.Length: > 0 } key || !IsConstant(key, file))
        {
            return;
        }

        var root = context.Repository.ProjectRootOf(context.File.Path);
        var found = LockFiles.FirstOrDefault(name => DirectoryListing.Find(context.Repository).IsBelow(root, name));
        var example = found is null ? "" : $": {key.Value}-${{{{ hashFiles('**/{found}') }}}}";
        context.Report(this, key.ValueSpan, $"This key never changes, and GitHub never replaces a stored cache, so it gets more and more outdated. Add a hash of the lock file{example}.");
    }

    /// <summary>Whether nothing in a key tells one content from another: no digit, as of a version or a date, and no expression but for the runner.</summary>
    private static bool IsConstant(YamlScalar key, WorkflowFile file)
    {
        var text = key.Value;
        foreach (var expression in file.FindExpressions(key).Reverse())
        {
            if (!IsOfRunner(expression.Root))
            {
                return false;
            }

            text = text.Remove(expression.Span.Start, expression.Span.Length);
        }

        return !text.Any(char.IsAsciiDigit);
    }

    private static bool IsOfRunner(ExpressionNode? root) => root is IndexNode && ContextReference.Read(root) is { Context: "runner" };
}
