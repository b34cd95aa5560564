using System.Collections.Immutable;
using System.Globalization;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Files;

namespace A11.Core.Configuration.Peers;

/// <summary><c>checkmake.ini</c> (checkmake's README, “Configuration”): a section a rule, with its options.</summary>
internal sealed class CheckmakeConfiguration(CheckIndex checks) : PeerConfiguration(checks)
{
    protected override string Peer => "checkmake";

    public static bool Is(string path) => RepositoryPath.FileName(path) is "checkmake.ini";

    protected override ConfigurationFile Read(FileContent content, ConfigurationFile empty)
    {
        var file = empty;
        var section = "";
        foreach (var range in content.Text.Content.AsSpan().Split('\n'))
        {
            var line = content.Text.Content[range].Trim();
            if (line is ['[', .., ']'])
            {
                section = line[1..^1].Trim();
            }
            else if (line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && line[0] is not (';' or '#'))
            {
                file = Read(file, section, line[..equals].Trim(), line[(equals + 1)..].Trim());
            }
        }

        return file;
    }

    private ConfigurationFile Read(ConfigurationFile file, string rule, string key, string value) => key switch
    {
        "disabled" when value is "true" => With(file, rule, Severity.None),
        "maxBodyLength" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) => With(file, rule, "length", length),
        "required" or "ignore" => With(file, rule, key, value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()),
        _ => file,
    };
}
