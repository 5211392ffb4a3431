@echo off
rem Starts Cairn on Windows.
if "%CAIRN_JAVA_OPTS%"=="" set CAIRN_JAVA_OPTS=-Xmx4g
java %CAIRN_JAVA_OPTS% -XX:+UseParallelGC -Dcairn.home="%~dp0.." -cp "%~dp0..\lib\*" dev.cairn.cli.Cairn %*
