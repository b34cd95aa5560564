using System.Text;
using A11.Agents.Generation.Applications;
using A11.Agents.Generation.Facts;

namespace A11.Agents.Generation.Composition;

/// <summary>The steps of generated workflows as text, with no empty line around.</summary>
internal static class WorkflowSteps
{
    /// <summary>The step that checks the repository out.</summary>
    public static string Checkout(ActionPins pins, params ReadOnlySpan<(string Key, string Value)> inputs)
    {
        var text = new StringBuilder($"      - uses: {pins.Find("actions/checkout")}\n        with:\n");
        foreach (var (key, value) in inputs)
        {
            _ = text.Append($"          {key}: {value}\n");
        }

        return text.Append("          # No later step pushes, so none needs the token.\n          persist-credentials: false\n").ToString();
    }

    /// <summary>The step that sets a language up.</summary>
    public static string SetUp(SetupAction setup, string version, ActionPins pins)
    {
        string?[] steps =
        [
            setup.Before.IsEmpty ? null : Step(setup.BeforeTitle, string.Join('\n', setup.Before)),
            setup.Action is null ? null : Use(setup, setup.Action, version, pins),
            setup.Cache is null ? null : SetUp(setup.Cache, version, pins),
        ];
        return string.Join('\n', steps.OfType<string>());
    }

    private static string Use(SetupAction setup, string action, string version, ActionPins pins)
    {
        var text = new StringBuilder($"      - name: {setup.Title}\n        uses: {pins.Find(action)}\n");
        _ = text.Append(setup.VersionInput is null && setup.Inputs.IsEmpty ? "" : "        with:\n");
        if (setup.VersionInput is { } input)
        {
            _ = text.Append($"          {input}: \"{version}\"\n");
        }

        foreach (var (key, value) in setup.Inputs)
        {
            _ = text.Append($"          {key}: {value.Replace("\n", "\n            ", StringComparison.Ordinal)}\n");
        }

        return text.ToString();
    }

    /// <summary>A step that runs commands, one a line.</summary>
    public static string Step(string name, string command, params ReadOnlySpan<(string Key, string Value)> environment)
    {
        var text = new StringBuilder($"      - name: {name}\n");
        if (!environment.IsEmpty)
        {
            _ = text.Append("        env:\n");
        }

        foreach (var (key, value) in environment)
        {
            _ = text.Append($"          {key}: {value}\n");
        }

        return text.Append(command.Contains('\n', StringComparison.Ordinal) || command.Contains(": ", StringComparison.Ordinal) || command.Contains('#', StringComparison.Ordinal)
            ? $"        run: |\n          {command.Replace("\n", "\n          ", StringComparison.Ordinal)}\n"
            : $"        run: {command}\n").ToString();
    }
}
