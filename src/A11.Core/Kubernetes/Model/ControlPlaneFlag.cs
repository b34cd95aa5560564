using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Kubernetes.Model;

/// <summary>What is asked of an option of a component of the control plane.</summary>
/// <param name="Program">The component.</param>
/// <param name="Demand">How it must be.</param>
/// <param name="Names">The option, or options that must all be so, without dashes.</param>
/// <param name="Value">The value that the demand is about; null where it is about none.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the component.</param>
/// <param name="Aliases">What other linters call it.</param>
internal sealed record ControlPlaneFlag(string Program, FlagDemand Demand, string[] Names, string? Value, string Reason, string[] Aliases)
{
    /// <summary>Cipher suites of TLS that the CIS Kubernetes Benchmark accepts.</summary>
    private static readonly HashSet<string> StrongCiphers = new(StringComparer.Ordinal)
    {
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_128_GCM_SHA256",
    };

    /// <summary>What to do, as a sentence.</summary>
    public string Advice => Demand switch
    {
        FlagDemand.Present => $"Set {string.Join(" and ", Names.Select(static name => $"--{name}"))}.",
        FlagDemand.Absent => $"Remove --{Names[0]}.",
        FlagDemand.Equal => $"Set --{Names[0]}={Value}.",
        FlagDemand.NotEqual => $"Remove --{Names[0]}={Value}.",
        FlagDemand.Including => $"Add {Value} to --{Names[0]}.",
        FlagDemand.IncludingIfPresent => $"Add {Value!.Replace("|", " or ", StringComparison.Ordinal)} to --{Names[0]}.",
        FlagDemand.Excluding => $"Remove {Value} from --{Names[0]}.",
        FlagDemand.AtLeast => $"Set --{Names[0]} to {Value} or more.",
        FlagDemand.AtMostIfPresent => $"Set --{Names[0]} to {Value} or less.",
        FlagDemand.EndingIfPresent => $"Name a file that ends with {Value}.",
        FlagDemand.StrongCiphersIfPresent => $"Name only suites with forward secrecy and AEAD in --{Names[0]}.",
        _ => "Use a duration such as 1m0s.",
    };

    /// <summary>The option as it should be, in a list of several.</summary>
    public string Wanted => Demand switch
    {
        FlagDemand.Present => string.Join(", ", Names.Select(static name => $"--{name}")),
        FlagDemand.Absent => $"no --{Names[0]}",
        FlagDemand.Equal => $"--{Names[0]}={Value}",
        FlagDemand.NotEqual => $"no --{Names[0]}={Value}",
        FlagDemand.Including or FlagDemand.IncludingIfPresent => $"{Value!.Replace("|", " or ", StringComparison.Ordinal)} in --{Names[0]}",
        FlagDemand.Excluding => $"no {Value} in --{Names[0]}",
        FlagDemand.AtLeast => $"--{Names[0]} of {Value} or more",
        _ => $"a valid --{Names[0]}",
    };

    /// <summary>The word of a command at fault; null where its option is missing, and <paramref name="isBroken"/> tells whether the demand is not met.</summary>
    public YamlScalar? Find(ImmutableArray<YamlScalar> words, out bool isBroken)
    {
        isBroken = false;
        foreach (var name in Names)
        {
            var word = FindWord(words, name, out var value);
            if (!IsMet(word, value))
            {
                isBroken = true;
                return word;
            }
        }

        return null;
    }

    private bool IsMet(YamlScalar? word, string value) => Demand switch
    {
        FlagDemand.Present => value is not ("" or "0"),
        FlagDemand.Absent => word is null,
        FlagDemand.Equal => value == Value,
        FlagDemand.NotEqual => value != Value,
        FlagDemand.Including => value.Split(',').Contains(Value),
        FlagDemand.IncludingIfPresent => word is null || Value!.Split('|').Any(wanted => value.Split(',').Contains(wanted)),
        FlagDemand.Excluding => !value.Split(',').Contains(Value),
        FlagDemand.AtLeast => long.TryParse(value, CultureInfo.InvariantCulture, out var count) && count >= long.Parse(Value!, CultureInfo.InvariantCulture),
        FlagDemand.AtMostIfPresent => word is null || (long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number <= long.Parse(Value!, CultureInfo.InvariantCulture)),
        FlagDemand.EndingIfPresent => word is null || value.EndsWith(Value!, StringComparison.Ordinal),
        FlagDemand.StrongCiphersIfPresent => word is null || value.Split(',').All(StrongCiphers.Contains),
        _ => word is null || IsDuration(value),
    };

    private static YamlScalar? FindWord(ImmutableArray<YamlScalar> words, string name, out string value)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var text = words[i].Value.AsSpan().Trim();
            if (!text.StartsWith("--", StringComparison.Ordinal) || !text[2..].StartsWith(name, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = text[(name.Length + 2)..];
            if (rest.IsEmpty)
            {
                // A switch, or an option whose value is the next word.
                value = i + 1 < words.Length && !words[i + 1].Value.StartsWith('-') ? words[i + 1].Value.Trim() : "true";
                return words[i];
            }

            if (rest[0] == '=')
            {
                value = rest[1..].Trim().Trim('"').ToString();
                return words[i];
            }
        }

        value = "";
        return null;
    }

    /// <summary>Hours, minutes and seconds, each once and in this order, and not only nothing.</summary>
    private static bool IsDuration(string text)
    {
        const string units = "hms";
        var unit = -1;
        for (var i = 0; i < text.Length;)
        {
            var digits = i;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            var next = i < text.Length ? units.IndexOf(text[i]) : -1;
            if (i == digits || next <= unit)
            {
                return false;
            }

            unit = next;
            i++;
        }

        return unit >= 0;
    }
}
