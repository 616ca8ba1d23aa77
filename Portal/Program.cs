using Portal;

return await PortalCommandLine.RunAsync(args);
