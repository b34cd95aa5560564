using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Repositories;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Secrets.Rules;

/// <summary>No password is written into an environment.</summary>
public sealed class KeepPasswordsOut : SecretRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new("AXX0003", "no-passwords", "No password is written into an environment", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <summary>The keys under which YAML formats keep variables.</summary>
    private static readonly string[] Environments = ["environment", "env", "variables", "build-args", "args"];

    private static readonly string[] SecretWords = ["password", "passwd", "pwd", "secret", "token", "apikey", "api_key", "access_key", "private_key", "secret_key"];

    /// <summary>Endings of names that point to a secret or speak about it.</summary>
    private static readonly string[] HarmlessEndings = ["_file", "_path", "_url", "_uri", "_id", "_name", "_ttl", "_length", "_expiry", "_expiration", "_type", "_header", "_policy", "_endpoint", "_issuer"];

    /// <inheritdoc/>
    public override void Visit(SourceFile file, RuleContext context)
    {
        if (!file.IsYaml || !file.Yaml.IsWalkable)
        {
            return;
        }

        foreach (var document in file.Yaml.Documents)
        {
            Visit(document.Root, context);
        }
    }

    private void Visit(YamlNode node, RuleContext context)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (Environments.Contains(entry.Name))
                    {
                        Check(entry.Value, context);
                    }

                    Visit(entry.Value, context);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    Visit(item, context);
                }

                break;
            default:
                break;
        }
    }

    private void Check(YamlNode environment, RuleContext context)
    {
        foreach (var entry in (environment as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsNull: false } value)
            {
                Check(entry.Name, value.Value, value.ValueSpan, context);
            }
        }

        foreach (var item in (environment as YamlSequence)?.Items ?? [])
        {
            if (item is YamlScalar { Value: var text } scalar && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                Check(text[..equals], text[(equals + 1)..], scalar.Map.ToHost(TextSpan.FromBounds(equals + 1, text.Length)), context);
            }
        }
    }

    private void Check(string name, string value, TextSpan span, RuleContext context)
    {
        if (NamesSecret(name) && value.Length > 0 && !Placeholder.Is(value) && !value.Contains("://", StringComparison.Ordinal))
        {
            context.Report(this, span, $"{name} is written here in the open, and whoever reads the repository has it; take it from a variable that must be set, as in ${{{name}:?}}, or from a secret.");
        }
    }

    private static bool NamesSecret(string name)
    {
        var lower = name.ToLowerInvariant();
        return SecretWords.Any(word => lower == word || lower.EndsWith("_" + word, StringComparison.Ordinal) || lower.EndsWith("-" + word, StringComparison.Ordinal) || lower.EndsWith(word, StringComparison.Ordinal))
            && !HarmlessEndings.Any(ending => lower.EndsWith(ending, StringComparison.Ordinal));
    }
}
