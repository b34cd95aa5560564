using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Kubernetes.Model;
using A11.Core.Secrets.Values;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Rules;

/// <summary>Looks at the environment variables of containers, and at the values of ConfigMaps.</summary>
public sealed class PodEnvironment : KubernetesRule
{
    private static readonly CheckDescriptor FromSecret = new("AXK2041", "secret-in-environment", "Secrets should be mounted as files", Severity.Info, Category.Secure)
    {
        Aliases = ["kube-linter/read-secret-from-env-var", "checkov/CKV_K8S_35"],
        OptIn = true,
    };

    private static readonly CheckDescriptor Value = new("AXK2042", "secret-value-in-manifest", "Secrets should not be written into manifests", Severity.Error, Category.Secure)
    {
        Aliases = ["kube-linter/env-var-secret"],
        FindsSecrets = true,
    };

    private static readonly CheckDescriptor InConfigMap = new("AXK2043", "secret-in-config-map", "ConfigMaps should not hold secrets", Severity.Error, Category.Secure)
    {
        Aliases = ["trivy/KSV-0109"],
        FindsSecrets = true,
    };

    private static readonly CheckDescriptor Duplicate = new("AXK0007", "duplicate-environment-variable", "Environment variables should be set once", Severity.Warning, Category.Correct)
    {
        Aliases = ["kube-linter/duplicate-env-var"],
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => Value;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [Value, FromSecret, InConfigMap, Duplicate];

    /// <inheritdoc/>
    public override void Visit(Manifest manifest, RuleContext context)
    {
        foreach (var entry in manifest.Kind.Value == "ConfigMap" ? manifest.Root["data"]?.AsMapping?.Entries ?? [] : [])
        {
            if (entry.Value.AsScalar is not { } value)
            {
                continue;
            }

            if (FindSecret(entry.Name, value.Value) is { } name)
            {
                context.Report(InConfigMap, entry.Key.Span, $"{manifest.Title} holds the secret {name}, which everybody who may read ConfigMaps can see. Put it into a Secret.", cause: value.Span);
            }
        }
    }

    /// <inheritdoc/>
    public override void Visit(Container container, RuleContext context)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in container.Environment)
        {
            if (variable["name"]?.AsScalar is not { Value.Length: > 0 } name)
            {
                continue;
            }

            if (!names.Add(name.Value))
            {
                context.Report(Duplicate, name.Span, $"{container.Title} sets {name.Value} twice, and only the last value counts. Remove one.");
            }

            if (variable["value"]?.AsScalar is { } value && IsWrittenSecret(name.Value, value.Value))
            {
                context.Report(Value, name.Span, $"The value of {name.Value} stands in the manifest for everybody to read. Put it into a Secret, and name that under valueFrom.secretKeyRef.", cause: value.Span);
            }

            if (variable["valueFrom"]?.AsMapping?.Find("secretKeyRef") is { } key)
            {
                ReportSource(key);
            }
        }

        foreach (var source in (container.Mapping["envFrom"]?.AsSequence?.Items ?? []).Select(static source => source.AsMapping?.Find("secretRef")).OfType<YamlEntry>())
        {
            ReportSource(source);
        }

        void ReportSource(YamlEntry source) =>
            context.Report(FromSecret, source.Key.Span, $"{container.Title} gets a secret as an environment variable, which child processes, crash reports and logs can show. Mount it as a file.");
    }

    /// <summary>The name of the secret that a value is, or that one of its lines sets; null where there is none.</summary>
    private static string? FindSecret(string key, string text)
    {
        // A block scalar of one line ends with a line end, too.
        if (!text.AsSpan().Trim().Contains('\n') && IsWrittenSecret(key, text))
        {
            return key;
        }

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var trimmed = line.Trim();
            var end = trimmed.IndexOfAny('=', ':');
            if (end > 0 && trimmed[0] != '#' && trimmed[..end].Trim().IndexOfAny(" \t\"'{") < 0 && IsWrittenSecret(trimmed[..end].Trim().ToString(), trimmed[(end + 1)..].Trim().ToString()))
            {
                return trimmed[..end].Trim().ToString();
            }
        }

        return null;
    }

    /// <summary>Whether a value is a secret by its name, and neither filled in later nor something that everybody may know.</summary>
    private static bool IsWrittenSecret(string name, string text)
    {
        var value = text.Trim().Trim('"', '\'');
        return value.Length > 0 && value.IndexOfAny(['$', '<', '{', ' ', '(']) < 0 && SecretNames.IsSecret(name) && !PublicValue.Is(name, value) && !Placeholder.Is(value);
    }
}
