using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Facts;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Secrets.Values;

namespace A11.Core.Docker.Rules;

/// <summary>Finds files with credentials that are copied into the image.</summary>
public sealed class CredentialFileInImage : DockerRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXD5010", "credential-file-in-image", "Credential files must not be copied into the image", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/DS-0031"],
    };

    /// <inheritdoc/>
    public override void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
        var isShipped = file.Final!.Lineage.Contains(stage);
        foreach (var instruction in stage.Instructions)
        {
            if (instruction.Name is "COPY" or "ADD" && instruction.Words.Length >= 2)
            {
                CheckSources(instruction, isShipped, context);
                CheckTarget(instruction, context);
            }
            else if (stage == file.Final)
            {
                CheckVariables(instruction, stage, context);
            }
        }
    }

    private void CheckSources(Instruction copy, bool isShipped, RuleContext context)
    {
        foreach (var source in copy.Words[..^1])
        {
            var isCredential = CredentialFiles.HasCredentials(source.Value);
            if (isCredential || CredentialFiles.IsEnvironment(source.Value))
            {
                context.Report(
                    this,
                    source.Span,
                    isShipped
                        ? $"{source.Value} may contain credentials and stays in the image, even if a later RUN deletes it. Use RUN --mount=type=secret, or mount it when the container starts."
                        : $"{source.Value} may contain credentials and stays in the build cache. Use RUN --mount=type=secret where it is needed.",
                    severity: isCredential && isShipped ? null : Severity.Warning);
            }
        }
    }

    /// <summary>A target named by a variable that names a file with credentials.</summary>
    private void CheckTarget(Instruction copy, RuleContext context)
    {
        var target = copy.Words[^1];
        if (SecretNames.IsCredentialFile(target.Value.Trim('$', '{', '}')) && target.HasVariable)
        {
            context.Report(this, target.Span, $"{target.Value} is the path of a credential file, which {copy.Name} stores in the image. Use RUN --mount=type=secret, or mount it when the container starts.");
        }
    }

    /// <summary>A variable that names a file with credentials in a directory that is copied.</summary>
    private void CheckVariables(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var variable in instruction.Pairs)
        {
            if (variable.Value?.Value is { Length: > 0 } path && SecretNames.IsCredentialFile(variable.Name) && stage.Instructions.FirstOrDefault(candidate => IsCopiedBy(candidate, path)) is { } copy)
            {
                var line = context.File.Text.GetPosition(copy.Span.Start).Line;
                context.Report(this, variable.NameSpan, $"{variable.Name} points to a credential file that line {line} copies into the image. Exclude it from the build, and mount it when the container starts.");
            }
        }
    }

    private static bool IsCopiedBy(Instruction instruction, string path)
    {
        if (instruction.Name is not ("COPY" or "ADD") || instruction.Words.Length < 2 || instruction.Flag("from") is not null)
        {
            return false;
        }

        var target = Normalize(instruction.Words[^1].Value);
        var file = Normalize(path);
        return target.Length == 0
            ? instruction.Words[^1].Value.StartsWith('/') || !path.StartsWith('/')
            : file == target || file.StartsWith(target + "/", StringComparison.Ordinal);
    }

    private static string Normalize(string path)
    {
        var result = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path == "." ? "" : path;
        return result.Trim('/');
    }
}
