using A11.Core.Analysis;
using A11.Core.Docker.Facts;
using A11.Core.Images;
using A11.Core.Repositories;

namespace A11.Core.Docker.Model;

/// <summary>What a Dockerfile's image is there for, on which it depends how strict a policy is.</summary>
internal enum ImagePurpose
{
    /// <summary>It serves: it exposes a port, or a file of the repository runs it with ports.</summary>
    Service,

    /// <summary>It runs a program, its own or a base image's, and exposes nothing of its own: a command, a job, files for a web server, or what serves while somebody works or tests.</summary>
    Tool,

    /// <summary>It starts nothing of its own: it is built on or worked in.</summary>
    Base,
}

/// <summary>Finds out the purpose of an image.</summary>
internal static class ImagePurposes
{
    /// <summary>The purpose of what a Dockerfile's final stage builds.</summary>
    public static ImagePurpose Find(Stage final, RuleContext context) =>
        (IsService(final, context), DevelopmentImage.Is(final, context)) switch
        {
            (true, var isDevelopment) => isDevelopment ? ImagePurpose.Tool : ImagePurpose.Service,
            (_, true) => ImagePurpose.Base,
            _ => (final.Last("CMD") ?? final.Last("ENTRYPOINT")) is null && !ServerImages.Contain(final.Base) ? ImagePurpose.Base : ImagePurpose.Tool,
        };

    /// <summary>The services of the repository that run what the final stage builds.</summary>
    public static IEnumerable<ServiceFact> ServicesOf(Stage final, RuleContext context)
    {
        var services = context.Repository.Facts.Services;
        var names = services.Where(service => Builds(service, final, context) && service.Image is not null).Select(static service => NameOf(service.Image!)).ToHashSet(StringComparer.Ordinal);
        return services.Where(service => Builds(service, final, context) || (service is { Dockerfile: null, Image: { } image } && names.Contains(NameOf(image))));
    }

    private static bool IsService(Stage final, RuleContext context) =>
        final.Health.ServesPorts || ServicesOf(final, context).Any(static service => service.ServesPorts);

    private static bool Builds(ServiceFact service, Stage final, RuleContext context) =>
        service.Dockerfile == context.File.Path && (service.Target is null || service.Target.Equals(final.Name, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string image) => ImageReference.Parse(image).ShortName;
}
