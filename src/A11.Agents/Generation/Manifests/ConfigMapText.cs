namespace A11.Agents.Generation.Manifests;

/// <summary>The settings that are no secrets.</summary>
internal static class ConfigMapText
{
    public static string Compose(DeployedProgram program, GenerationRequest request) => program.Settings.IsEmpty
        ? throw request.RefuseObject("No value of a setting is known that a ConfigMap could hold; name one in a criterion, as in “Sets `LOG_LEVEL=info`”.")
        : ObjectText.Create("Settings that are no secrets. Pods see a change when they start again.", "v1", ObjectKind.ConfigMap, program, $"data:\n{string.Concat(program.Settings.Select(setting => $"  {setting.Name}: {ObjectText.Quote(setting.Value)}\n"))}");
}
