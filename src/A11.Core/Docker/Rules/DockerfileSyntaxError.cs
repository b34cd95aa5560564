using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;

namespace A11.Core.Docker.Rules;

/// <summary>Reports what BuildKit can't parse.</summary>
public sealed class DockerfileSyntaxError : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD0001", "dockerfile-syntax-error", "Dockerfiles must be valid", Severity.Error, Category.Correct)
    {
        Aliases = ["a11/parse-error"],
    };

    /// <inheritdoc/>
    public override void Visit(DockerfileModel file, RuleContext context)
    {
        foreach (var problem in file.Syntax.Problems)
        {
            context.Report(this, problem.Span, problem.Message);
        }
    }
}
