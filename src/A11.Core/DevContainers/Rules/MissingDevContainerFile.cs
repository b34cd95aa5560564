using A11.Core.Analysis;
using A11.Core.DevContainers.Model;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Text;

namespace A11.Core.DevContainers.Rules;

/// <summary>Finds Dockerfiles and compose files of a development container that the repository does not have.</summary>
internal sealed class MissingDevContainerFile : DevContainerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXG1306", "missing-dev-container-file", "The Dockerfile and compose files of a dev container must exist", Severity.Error, Category.Correct);

    /// <inheritdoc/>
    public override void Visit(DevContainerFile file, RuleContext context)
    {
        foreach (var source in file.Sources)
        {
            // A variable decides the first, and what lies outside of the repository is not known.
            if (!source.Text!.Contains("${", StringComparison.Ordinal) && RepositoryPath.Resolve(context.File.Directory, source.Text) is { } path && !context.Repository.Exists(path))
            {
                context.Report(this, source.ValueSpan, $"{PrintableText.Line(path)} does not exist, so the container can't be created. Correct the path, which starts at the directory of this file, or add the file.");
            }
        }
    }
}
