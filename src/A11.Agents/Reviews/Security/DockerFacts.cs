using A11.Core.Docker.Model;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads Dockerfiles.</summary>
internal static class DockerFacts
{
    private const string Image = "image";

    public static void Read(DockerfileModel file, SecurityFacts facts)
    {
        facts.AddImages(file.Stages.Where(stage => stage.HasBaseImage).Select(stage => (stage.Image, stage.ImageSpan)));
        foreach (var (span, option, value) in file.Stages.SelectMany(stage => stage.BuildPrivileges))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, Image, $"--{option}={value}", span, $"A RUN has --{option}={value}") { Words = [option, value] });
        }

        foreach (var (span, name) in file.Stages.SelectMany(stage => stage.BuildSecrets))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, Image, name, span, $"A RUN reads the build secret {name}") { Words = SecretWords.Find(name) });
        }

        if (file.Final is { } final)
        {
            ReadFinal(final, facts);
        }
    }

    private static void ReadFinal(Stage final, SecurityFacts facts)
    {
        facts.AddOwner(Image, final.ImageSpan);
        var user = RuntimeUser.Find(final);
        if (user is { SourceSpan: { } place, IsRoot: not true })
        {
            facts.AddProtection(Image, "The non-root user of the final stage", place, "user", "root");
        }

        if (final.HealthCheckSpan is { } check)
        {
            facts.AddProtection(Image, "The health check of the image", check, "health", "healthcheck", "probe");
        }
    }
}
