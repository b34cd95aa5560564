using A11.Core.Analysis;
using A11.Core.Budgets;
using A11.Core.Diagnostics;
using A11.Core.Files;
using A11.Core.Repositories;
using A11.Core.Secrets.Values;
using A11.Core.Text;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Secrets.Rules;

/// <summary>Finds environment variables with a literal password.</summary>
public sealed class PasswordInEnvironment : SecretRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXX0003", "password-in-environment", "Environment variables must not contain literal passwords", Severity.Error, Category.Secure)
    {
        FindsSecrets = true,
    };

    /// <summary>The keys under which YAML formats keep variables.</summary>
    private static readonly string[] Environments = ["environment", "env", "variables", "build-args", "args"];

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
        var variables = ReadVariables(environment).ToArray();
        var values = variables.Where(static variable => !SecretNames.IsSecret(variable.Name)).Select(static variable => variable.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new SortedNames(variables.Select(static variable => variable.Name));
        StepBudget.Take(variables.Length);
        foreach (var (name, value, span) in variables)
        {
            if (SecretNames.IsSecret(name) && value.Length > 0 && !Placeholder.Is(value) && !PublicValue.Is(name, value) && !value.Contains("://", StringComparison.Ordinal) && !IsKeyId(name, names))
            {
                Report(name, value, span, values.Contains(value) || DefaultPasswords.Contain(value), context);
            }
        }
    }

    private static IEnumerable<(string Name, string Value, TextSpan Span)> ReadVariables(YamlNode environment)
    {
        foreach (var entry in (environment as YamlMapping)?.Entries ?? [])
        {
            if (entry.Value is YamlScalar { IsNull: false } value)
            {
                yield return (entry.Name, value.Value, value.ValueSpan);
            }
        }

        foreach (var item in (environment as YamlSequence)?.Items ?? [])
        {
            if (item is YamlScalar { Value: var text } scalar && text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                yield return (text[..equals], text[(equals + 1)..], scalar.Map.ToHost(TextSpan.FromBounds(equals + 1, text.Length)));
            }
        }
    }

    /// <summary>Whether an access key is only the name of a secret key beside it, as S3's is: <c>MINIO_ACCESS_KEY</c> and <c>MINIO_SECRET_KEY</c>.</summary>
    private static bool IsKeyId(string name, SortedNames names)
    {
        const string Id = "ACCESS_KEY";
        return name.EndsWith(Id, StringComparison.OrdinalIgnoreCase) && names.HaveStart(name[..^Id.Length] + "SECRET");
    }

    private void Report(string name, string value, TextSpan span, bool isDefault, RuleContext context)
    {
        if (ThrowawayPasswords.Read(context.File).Contains(value, span.Start) || (isDefault && ThrowawayPasswords.IsContinuousIntegration(context.File)))
        {
            context.Report(this, span, $"{name} is a literal. That is fine for a throwaway test service. Don't use the value anywhere else.", severity: Severity.Info);
            return;
        }

        var source = FindSource(context.File, name);
        if (isDefault)
        {
            context.Report(this, span, $"{name} is a default password that anyone can guess. Take it from {source}.", severity: Severity.Warning);
            return;
        }

        context.Report(this, span, $"{name} is a literal, so everyone who can read the repository knows it. Take it from {source}.");
    }

    /// <summary>Where the value can come from in a file of this kind.</summary>
    private static string FindSource(SourceFile file, string name) =>
        RepositoryPath.IsWorkflow(file.Path) ? $"a secret of the repository: ${{{{ secrets.{name.Replace('-', '_').ToUpperInvariant()} }}}}"
        : RepositoryPath.IsAction(file.Path) ? $"an input: ${{{{ inputs.{name.Replace('_', '-').ToLowerInvariant()} }}}}"
        : file.Yaml.RootMapping?["services"]?.AsMapping is not null ? $"a variable that must be set, ${{{name}:?}}, or from a secret"
        : "a secret, or from a variable that is set outside of the file";
}
