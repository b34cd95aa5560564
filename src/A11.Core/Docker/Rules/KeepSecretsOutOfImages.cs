using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Rules;

/// <summary>No secret is an ARG or ENV of the image.</summary>
public sealed class KeepSecretsOutOfImages : DockerRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXD0004", "no-secrets-in-image", "No secret is an ARG or ENV of the image", Severity.Error, Category.Secure)
    {
        Aliases = ["buildkit/SecretsUsedInArgOrEnv", "trivy/DS-0031"],
    };

    /// <summary>Words that name a secret, as BuildKit's check takes them (Dockerfile build checks, SecretsUsedInArgOrEnv).</summary>
    private static readonly string[] SecretWords = ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];

    /// <summary>Words beside them that make the name harmless.</summary>
    private static readonly string[] HarmlessWords = ["public", "file", "path", "url", "id", "name", "algorithm", "length", "expiry", "ttl"];

    /// <inheritdoc/>
    public override void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
        if (instruction.Name is not ("ARG" or "ENV"))
        {
            return;
        }

        foreach (var word in instruction.Words.Where((word, index) => index == 0 || word.Raw.Contains('=', StringComparison.Ordinal)))
        {
            var name = word.Value.Split('=')[0];
            if (NamesSecret(name))
            {
                context.Report(this, new TextSpan(word.Span.Start, Math.Min(name.Length, word.Span.Length)), $"{name} looks like a secret, and {instruction.Name} writes it into the image, where everybody who has the image can read it; mount it while building (RUN --mount=type=secret) or pass it when the container starts.");
            }
        }
    }

    private static bool NamesSecret(string name)
    {
        var words = name.ToLowerInvariant().Split('_', '-');
        return words.Any(word => SecretWords.Contains(word)) && !words.Any(word => HarmlessWords.Contains(word));
    }
}
